using Woordhouder.Bench;
using Woordhouder.Bench.Baseline;

// Ratios against the raw engine in one run: see bench/README.md.
if (args is ["bare", var address]) return await BareSite.Run(address);

var quick = args.Contains("--quick");
var engines = args.SkipWhile(a => a != "--engine").Skip(1).FirstOrDefault() switch
{
    null => [Engine.Sqlite, Engine.Postgres],
    "sqlite" => [Engine.Sqlite],
    "postgres" => new[] { Engine.Postgres },
    var other => throw new ArgumentException($"--engine {other}: there are sqlite and postgres"),
};
var what = args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : "all";
if (what is not ("desk" or "sweep" or "report" or "startup" or "all"))
{
    Console.Error.WriteLine($"There is no '{what}'. There are: desk, sweep, report, startup, all; --engine sqlite|postgres, --quick.");
    return 2;
}
foreach (var engine in engines)
{
    if (what is "desk" or "all") await DeskBench.Run(engine, quick);
    if (what is "sweep" or "all") await SweepBench.Run(engine, quick);
    if (what is "report" or "all") await ReportBench.Run(engine, quick);
}
if (what is "startup" or "all") await StartupBench.Run(quick);
return 0;
