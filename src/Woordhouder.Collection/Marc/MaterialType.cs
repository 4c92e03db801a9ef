namespace Woordhouder.Collection.Marc;

/// <summary>What kind of thing a title is on the shelf. A closed list: loan policies and the profile of a member are kept at this level.</summary>
internal enum MaterialType
{
    Book,
    LargePrint,
    Braille,
    EBook,
    Magazine,
    Newspaper,
    Audiobook,
    DownloadableAudiobook,
    MusicCd,
    MusicCassette,
    /// <summary>Music on another carrier, such as a gramophone record, or on one that the record does not name.</summary>
    Music,
    SheetMusic,
    Dvd,
    BluRay,
    VideoCassette,
    /// <summary>Film on another carrier, on line, or on a carrier that the record does not name.</summary>
    Video,
    Map,
    Picture,
    ComputerFile,
    Game,
    /// <summary>A toy, tool or other object.</summary>
    Thing,
    Kit,
    Manuscript,
    /// <summary>The leader names no kind that MARC 21 knows.</summary>
    Other,
}
