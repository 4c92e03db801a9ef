using Woordhouder.Kernel;

namespace Woordhouder.Collection;

/// <summary>A word of some title or maker, in plain letters, not stemmed: the words that a typing error may have been meant for.</summary>
[NotAboutPerson]
internal sealed class SearchWord
{
    public string Word { get; init; } = "";
}

/// <summary>A word with one letter left out, or none. Two words with a common key are one letter apart: added, dropped, changed or swapped.</summary>
[NotAboutPerson]
internal sealed class SearchWordKey
{
    public string Key { get; init; } = "";
    public string Word { get; init; } = "";
}
