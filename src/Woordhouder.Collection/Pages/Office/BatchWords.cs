using Woordhouder.Kernel;
using Woordhouder.Platform.Web;

namespace Woordhouder.Collection.Pages.Office;

/// <summary>A change of many in words, for its preview and for afterwards.</summary>
internal static class BatchWords
{
    public static string Act(this PageChrome chrome, BatchAct act) => chrome.Text("batch-act." + act.ToKebab());

    /// <summary>"Vestiging van exemplaren: Haven"</summary>
    public static string Sentence(this PageChrome chrome, BatchRequest request) =>
        request.Act == BatchAct.Withdraw ? chrome.Act(request.Act) : $"{chrome.Act(request.Act)}: {chrome.Value(request.Act, request.Value ?? "")}";

    /// <summary>Of what: "Stad, plaats begint met R", "42 nummers".</summary>
    public static string Choice(this PageChrome chrome, BatchRequest request) => request.By switch
    {
        BatchBy.Shelf => string.IsNullOrWhiteSpace(request.ShelfMark)
            ? chrome.L($"alles van {chrome.Branch(request.Branch ?? "")}", $"everything of {chrome.Branch(request.Branch ?? "")}")
            : chrome.L($"{chrome.Branch(request.Branch ?? "")}, plaats begint met {request.ShelfMark}", $"{chrome.Branch(request.Branch ?? "")}, shelf mark begins with {request.ShelfMark}"),
        BatchBy.Search => chrome.L($"wat je vindt met “{request.Words}”", $"what is found with “{request.Words}”"),
        _ => chrome.L("een lijst van nummers", "a list of numbers"),
    };

    /// <summary>A value as people call it.</summary>
    public static string Value(this PageChrome chrome, BatchAct act, string value) => act switch
    {
        _ when value.Length == 0 => chrome.L("(leeg)", "(empty)"),
        BatchAct.Branch => chrome.Branch(value),
        BatchAct.Status => chrome.Text("item-status." + value),
        BatchAct.Material => chrome.Text("material." + value),
        BatchAct.Withdraw => chrome.L("afgeschreven", "withdrawn"),
        _ => value,
    };

    private static string Branch(this PageChrome chrome, string id) => chrome.Library.Settings.Branches.FirstOrDefault(b => b.Id == id)?.Name ?? id;
}
