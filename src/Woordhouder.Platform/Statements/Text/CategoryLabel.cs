using Woordhouder.Kernel;

namespace Woordhouder.Platform.Statements;

/// <summary>
/// A category as the registry shows it to people, with the data that the program really holds in it (D39). Supplied by the registry:
/// the statement names categories, the model decides what is in them.
/// </summary>
public sealed record CategoryLabel(Category Category, Bilingual Label, IReadOnlyList<Bilingual> Data);

internal static class CategoryLabels
{
    public static string In(this IReadOnlyList<CategoryLabel> labels, Category category, string language) =>
        labels.FirstOrDefault(l => l.Category == category)?.Label.In(language) ?? category.ToKebab();

    public static string In(this IReadOnlyList<CategoryLabel> labels, IEnumerable<Category> categories, string language) =>
        Wording.Sentence([.. categories.Order().Select(c => labels.In(c, language))], language);
}
