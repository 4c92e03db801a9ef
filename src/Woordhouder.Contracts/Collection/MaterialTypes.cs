namespace Woordhouder.Contracts.Collection;

/// <summary>The kinds of material by their names in files: what loan rules may speak of. Collection says what a title is; a test holds the two lists together.</summary>
public static class MaterialTypes
{
    public static readonly IReadOnlyList<string> Ids =
    [
        "book", "large-print", "braille", "e-book", "magazine", "newspaper", "audiobook", "downloadable-audiobook", "music-cd", "music-cassette", "music", "sheet-music",
        "dvd", "blu-ray", "video-cassette", "video", "map", "picture", "computer-file", "game", "thing", "kit", "manuscript", "other",
    ];
}
