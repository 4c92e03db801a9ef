using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A title of the catalogue as its MARC record describes it. Items are the copies of it on the shelf.</summary>
[NotAboutPerson]
internal sealed class Title
{
    public const int SortLength = 200, SearchLength = 1500;

    public TitleId Id { get; init; }
    /// <summary>MARC 001; with <see cref="ControlSource"/> (003, "" when absent) it says whether a record is already here.</summary>
    public string ControlNumber { get; init; } = "";
    public string ControlSource { get; init; } = "";
    /// <summary>Of the source record: the same digest needs no second reading.</summary>
    public string Digest { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Subtitle { get; set; }
    public string? Part { get; set; }
    /// <summary>The first maker, for lists.</summary>
    public string? Maker { get; set; }
    /// <summary>From the first filing word, plain letters only (<see cref="PlainText"/>): sorts alike on both databases.</summary>
    public string SortName { get; set; } = "";
    /// <summary>Title, makers, series and ISBNs in plain letters, between blanks.</summary>
    public string SearchText { get; set; } = "";
    /// <summary>ISO 639-2/B code of the main language; "" when unknown.</summary>
    public string Language { get; set; } = "";
    public int? Year { get; set; }
    /// <summary>Kebab-case name of the material type: the key of loan policies.</summary>
    public string MaterialType { get; set; } = "";
    /// <summary>Id of a <see cref="GenreGroup"/>; "" when unknown.</summary>
    public string GenreGroup { get; set; } = "";
    /// <summary>Kebab-case band of readers (nine-to-twelve, adult …); null when the record does not say.</summary>
    public string? Audience { get; set; }
    /// <summary>Lent from this age on (film and game ratings); null: to everybody.</summary>
    public int? FromAge { get; set; }
    public string? Extent { get; set; }
    public string? Publisher { get; set; }
    public string? Edition { get; set; }
    public string? Series { get; set; }
    public string? Summary { get; set; }
    public DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Somebody who made the title; order 0 is the main one.</summary>
[NotAboutPerson]
internal sealed class TitleContributor
{
    public TitleId TitleId { get; init; }
    public int Order { get; init; }
    public string Name { get; init; } = "";
    /// <summary>Kebab-case role: author, translator, narrator …</summary>
    public string Role { get; init; } = "";
}

/// <summary>An ISBN-13 of the title, 13 digits.</summary>
[NotAboutPerson]
internal sealed class TitleIsbn
{
    public TitleId TitleId { get; init; }
    public string Isbn { get; init; } = "";
}

/// <summary>A heading that says what the title is about, or (<see cref="IsGenre"/>) what sort of work it is.</summary>
[NotAboutPerson]
internal sealed class TitleTopic
{
    public TitleId TitleId { get; init; }
    public int Order { get; init; }
    public bool IsGenre { get; init; }
    public string Name { get; init; } = "";
}
