using System.Globalization;
using Woordhouder.Kernel;
using Woordhouder.Platform.Libraries;
using Woordhouder.Platform.Texts;

namespace Woordhouder.Privacy.Rights;

/// <summary>What a stored name stands for, in the words of the person who reads their own data (AVG art. 12(1): intelligible, in plain language).</summary>
internal sealed class ValueWords(Library library, TextBook texts)
{
    /// <summary>Text id of a member of an enumeration: <c>value.hold-end.cancelled</c>. A test holds that each has its words.</summary>
    public static string IdOf(Type kind, string name) => $"value.{KebabCase.Of(kind.Name)}.{KebabCase.Of(name)}";

    public string OfEnum(Type kind, object raw, string language)
    {
        var name = Enum.GetName(kind, Convert.ToInt32(raw, CultureInfo.InvariantCulture)) ?? raw.ToString()!;
        var id = IdOf(kind, name);
        return texts.Has(id) ? texts.Get(language, id) : name;
    }

    /// <summary>
    /// Some columns hold the id of something in settings.yaml, in the statement or in Texts.yaml; what a column is called says which, in every table.
    /// What no such file knows is what somebody wrote, and stays as it is.
    /// </summary>
    public string OfText(string property, string value, string language)
    {
        var known = property switch
        {
            "Purpose" => Purpose(value, language),
            "Target" => Purpose(value, language) ?? Text(value, language),
            "Branch" or "PickUp" => library.Settings.Branches.FirstOrDefault(b => b.Id == value)?.Name,
            "Subscription" or "PreviousSubscription" => library.Settings.Subscriptions.FirstOrDefault(s => s.Id == value)?.Name.In(language),
            "MaterialType" => Text($"material.{value}", language),
            "GenreGroup" => Text($"genre.{value}", language),
            "Against" => string.Join(", ", value.Split(',').Select(code => Text($"value.against.{code}", language) ?? code)),
            "Role" => Text($"role.{value}", language),
            "Reason" => Text(value, language),
            "Channel" or "Lane" or "Template" or "Language" => Text($"value.{KebabCase.Of(property)}.{value}", language),
            _ => null,
        };
        return known ?? value;
    }

    private string? Purpose(string id, string language) => library.Word.Statement.Purposes.GetValueOrDefault(id)?.Label.In(language);

    private string? Text(string id, string language) => texts.Has(id) ? texts.Get(language, id) : null;
}
