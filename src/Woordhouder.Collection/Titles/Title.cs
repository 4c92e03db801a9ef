using Woordhouder.Contracts.Collection;
using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A title of the catalogue as its MARC record describes it. Items are the copies of it on the shelf.</summary>
[NotAboutPerson]
internal sealed class Title
{
    public const int SortLength = 200, KeyLength = 300;

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
    /// <summary>The first maker with the original title (else the title) in plain letters: editions and translations of one work share it.</summary>
    public string WorkKey { get; set; } = "";
    public string? OriginalTitle { get; set; }
    /// <summary>ISO 639-2/B code of the main language; "" when unknown.</summary>
    public string Language { get; set; } = "";
    public int? Year { get; set; }
    /// <summary>Kebab-case name of the material type: the key of loan policies.</summary>
    public string MaterialType { get; set; } = "";
    /// <summary>Kebab-case carrier: the form in which it lies on the shelf.</summary>
    public string Form { get; set; } = "";
    /// <summary>Id of a <see cref="GenreGroup"/>; "" when unknown.</summary>
    public string GenreGroup { get; set; } = "";
    /// <summary>Kebab-case band of readers (nine-to-twelve, adult …); null when the record does not say.</summary>
    public string? Audience { get; set; }
    /// <summary>Lent from this age on (film and game ratings); null: to everybody.</summary>
    public int? FromAge { get; set; }
    public string? Extent { get; set; }
    public string? Publisher { get; set; }
    public string? Edition { get; set; }
    public string? Issn { get; set; }
    public string? Ean { get; set; }
    /// <summary>Where the work can be read or heard on line (856 40 $u), an http address.</summary>
    public string? Online { get; set; }
    public string? Series { get; set; }
    public string? Summary { get; set; }
    public DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset ChangedAt { get; set; }
    /// <summary>When somebody of the office last changed it by hand: an import asks before it writes over that. Null: as its source has it.</summary>
    public DateTimeOffset? EditedAt { get; set; }
    public int Version { get; set; }
}

/// <summary>Somebody who made the title; order 0 is the main one.</summary>
[NotAboutPerson]
internal sealed class TitleContributor
{
    public TitleId TitleId { get; init; }
    public int Order { get; init; }
    public string Name { get; init; } = "";
    /// <summary>The name in plain letters: titles of one maker share it.</summary>
    public string Key { get; init; } = "";
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

/// <summary>A series that the title belongs to; the one with order 0 is shown.</summary>
[NotAboutPerson]
internal sealed class TitleSeries
{
    public TitleId TitleId { get; init; }
    public int Order { get; init; }
    public string Name { get; init; } = "";
    /// <summary>The name in plain letters: titles of one series share it.</summary>
    public string Key { get; init; } = "";
    /// <summary>Volume as the record writes it: "3", "deel 3".</summary>
    public string? Number { get; init; }
}

/// <summary>The whole MARC record of a title (<see cref="Marc.RecordText"/>): what is exported, shown as MARC and edited.</summary>
[NotAboutPerson]
internal sealed class TitleRecord
{
    public TitleId TitleId { get; init; }
    public string Text { get; set; } = "";
}

/// <summary>
/// What a list of results is filtered and sorted by, one narrow row for each title. Its number is the title's number in the full-text index.
/// </summary>
[NotAboutPerson]
internal sealed class TitleFacets
{
    public long Number { get; init; }
    public TitleId TitleId { get; init; }
    public string Material { get; set; } = "";
    public string Language { get; set; } = "";
    public string Genre { get; set; } = "";
    public string Audience { get; set; } = "";
    /// <summary>0: unknown.</summary>
    public int Year { get; set; }
    public DateOnly AddedOn { get; set; }
    public string SortName { get; set; } = "";
    /// <summary>Ids of the branches that have a copy, in order, between blanks: " haven stad ". "": no copy anywhere.</summary>
    public string Held { get; set; } = "";
    /// <summary>The same of branches where a copy is on the shelf.</summary>
    public string Present { get; set; } = "";
    /// <summary>There were copies, and all have left the collection: found no more, its page says so.</summary>
    public bool Gone { get; set; }
    /// <summary>When anything of it was written last: its description, a copy, a loan, a return. For harvesters.</summary>
    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>One step in the history of a record. Who did it stands nowhere: the catalogue is about books.</summary>
[NotAboutPerson]
internal sealed class TitleChange
{
    public Guid Id { get; init; }
    public TitleId TitleId { get; init; }
    public DateTimeOffset At { get; init; }
    public ChangeKind Kind { get; init; }
    /// <summary>File, source or batch that it came from, or the item's barcode; "" when there is none.</summary>
    public string What { get; init; } = "";
    /// <summary>The record before (<see cref="Marc.RecordText"/>), for a step of a copy the copy before (<see cref="ItemStep"/>); null for what is new.</summary>
    public string? Before { get; init; }
    public Guid? BatchId { get; init; }
}

internal enum ChangeKind { Imported = 1, Edited = 2, Copied = 3, Batch = 4, Undone = 5, ItemAdded = 6, ItemChanged = 7, ItemWithdrawn = 8 }

/// <summary>One change of many titles or items at once, that can be undone.</summary>
[NotAboutPerson]
internal sealed class BatchChange
{
    public Guid Id { get; init; }
    public DateTimeOffset At { get; init; }
    /// <summary>What was to be changed, as JSON of the request: for the page that shows and repeats it.</summary>
    public string Request { get; init; } = "";
    public int Rows { get; set; }
    public DateTimeOffset? UndoneAt { get; set; }
}
