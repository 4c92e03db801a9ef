using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A list of titles that the office made: for a school, a theme, a course. On the site once it is published.</summary>
[NotAboutPerson]
internal sealed class TitleSelection
{
    public Guid Id { get; init; }
    /// <summary>Last part of its address: letters, digits and hyphens.</summary>
    public string Slug { get; set; } = "";
    public string NameNl { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string IntroNl { get; set; } = "";
    public string IntroEn { get; set; } = "";
    public bool Published { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public int Version { get; set; }
}

[NotAboutPerson]
internal sealed class SelectedTitle
{
    public Guid SelectionId { get; init; }
    public TitleId TitleId { get; init; }
    public int Order { get; set; }
}
