using Woordhouder.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Woordhouder.Platform.Statements;

/// <summary>Reads the three files of a statement strictly. Either a statement, or everything that is wrong with the files.</summary>
public static class StatementReader
{
    public static (Statement? Statement, IReadOnlyList<Complaint> Complaints) Read(StatementFiles files)
    {
        var log = new ReadingLog();
        var prose = new OrderedDictionary<string, Prose>
        {
            ["nl"] = ProseReader.Read("nl", StatementFiles.NlName, files.Nl, log),
            ["en"] = ProseReader.Read("en", StatementFiles.EnName, files.En, log),
        };
        var statement = Root(files.Yaml, log) is { } root ? Facts(root, prose, files, log) : null;
        return log.Complaints.Count == 0 ? (statement, []) : (null, log.Complaints);
    }

    private static YamlEntry? Root(string yaml, ReadingLog log)
    {
        var start = new Place(StatementFiles.YamlName, 1);
        try
        {
            var stream = new YamlStream();
            using var text = new StringReader(yaml);
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return new YamlEntry(root, "the statement", "", log);
            log.Complain(start, "the file is not one YAML mapping", "begin it with 'version:' and remove any '---' in between");
        }
        catch (YamlException e)
        {
            log.Complain(new Place(StatementFiles.YamlName, Math.Max(1, checked((int)e.Start.Line))),
                $"this is not YAML: {e.Message}", "correct the indentation, quotes or doubled key");
        }
        return null;
    }

    private static Statement? Facts(YamlEntry root, IReadOnlyDictionary<string, Prose> prose, StatementFiles files, ReadingLog log)
    {
        var version = root.Part("version", FactsReader.Version);
        var controller = root.Part("controller", FactsReader.Controller);
        var purposes = ById(root.Entries("purposes", "purpose", FactsReader.Purpose), p => p.Id, p => p.Place, "purpose", TwoBases, log);
        var schedules = ById(root.Entries("schedules", "schedule", FactsReader.Schedule), s => s.Id, s => s.Place, "schedule", TwoPeriods, log);
        var recipients = ById(root.Entries("recipients", "recipient", FactsReader.Recipient), r => r.Id, r => r.Place, "recipient", null, log);
        var lanes = ById(root.Entries("lanes", "mail lane", FactsReader.Lane), l => l.Id, l => l.Place, "mail lane", null, log);
        var cookies = ById(root.Entries("cookies", "cookie", FactsReader.Cookie, idAsGiven: true), c => c.Id, c => c.Place, "cookie", null, log);
        var deviations = ById(root.Entries("deviations", "deviation", FactsReader.Deviation), d => d.Id, d => d.Place, "deviation", null, log);
        var clauses = ById(root.Entries("clauses", "clause", FactsReader.Clause), c => c.Id, c => c.Place, "clause", null, log);
        root.RefuseUnknownKeys();
        if (version is null || controller is null) return null;
        return new Statement(version, controller, purposes, schedules, recipients, lanes, cookies, [.. deviations.Values], clauses, prose, files) { Lines = log.Lines };
    }

    private static OrderedDictionary<string, T> ById<T>(
        IReadOnlyList<T> entries, Func<T, string> id, Func<T, Place> place, string kind, Func<T, T, string?>? contradiction, ReadingLog log)
    {
        var byId = new OrderedDictionary<string, T>();
        foreach (var entry in entries)
        {
            if (byId.TryAdd(id(entry), entry) || id(entry).Length == 0) continue;
            var first = byId[id(entry)];
            if (contradiction?.Invoke(first, entry) is { } wrong) log.Complain(place(entry), wrong, "keep one of the two: a statement says one thing");
            else log.Complain(place(entry), $"{kind} '{id(entry)}' stands twice, first at {place(first)}", "remove one, or give it another id");
        }
        return byId;
    }

    // The same id with other facts is worse than a doubled line: a reader is promised two things. It gets its own words.
    private static string? TwoBases(PurposeFacts a, PurposeFacts b) => a.Basis == b.Basis ? null
        : $"clauses '{a.Clause}' and '{b.Clause}' contradict: purpose '{a.Id}' rests on {a.Basis.ToKebab()} at {a.Place} and on {b.Basis.ToKebab()} here";

    private static string? TwoPeriods(ScheduleFacts a, ScheduleFacts b) => a.Period == b.Period ? null
        : $"clauses '{a.Clause}' and '{b.Clause}' contradict: schedule '{a.Id}' is {a.Period} at {a.Place} and {b.Period} here";
}
