using Woordhouder.Bench;
using Woordhouder.Bench.Baseline;

// Ratios against the raw engine in one run: see bench/README.md.
if (args is ["bare", var address, .. var size]) return await BareSite.Run(address, size is [var bytes] ? int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture) : 0);

var quick = args.Contains("--quick");
var engines = args.SkipWhile(a => a != "--engine").Skip(1).FirstOrDefault() switch
{
    null => [Engine.Sqlite, Engine.Postgres],
    "sqlite" => [Engine.Sqlite],
    "postgres" => new[] { Engine.Postgres },
    var other => throw new ArgumentException($"--engine {other}: there are sqlite and postgres"),
};
var what = args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : "all";
if (what is not ("desk" or "desk-http" or "sweep" or "report" or "startup" or "import" or "way-in" or "search" or "page" or "pages" or "sip2" or "all"))
{
    Console.Error.WriteLine($"There is no '{what}'. There are: desk, desk-http, sweep, report, import, way-in, search, startup, page, pages, sip2, all; --engine sqlite|postgres, --quick.");
    return 2;
}
foreach (var engine in engines)
{
    if (what is "desk" or "all") await DeskBench.Run(engine, quick);
    if (what is "desk-http" or "all") await DeskHttpBench.Run(engine, quick);
    if (what is "sip2" or "all") await SipBench.Run(engine, quick, args.SkipWhile(a => a != "--messages").Skip(1).FirstOrDefault() is { } messages ? int.Parse(messages, System.Globalization.CultureInfo.InvariantCulture) : 0);
    if (what is "sweep" or "all") await SweepBench.Run(engine, quick);
    if (what is "report" or "all") await ReportBench.Run(engine, quick);
    if (what is "import" or "all") await ImportBench.Run(engine, quick);
    if (what is "way-in" or "all") await WayInBench.Run(engine, quick);
    if (what is "search" or "all") await SearchBench.Run(engine, quick, args.SkipWhile(a => a != "--titles").Skip(1).FirstOrDefault() is { } most ? int.Parse(most, System.Globalization.CultureInfo.InvariantCulture) : 1_000_000);
}
if (what is "startup" or "all") await StartupBench.Run(quick);
if (what is "page" or "all") await PageBench.Run(quick);
if (what is "pages" or "all") await EveryPageBench.Run(quick);
return 0;
