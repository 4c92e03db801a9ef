using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Woordhouder.Platform.Web;

/// <summary>
/// The order of questions on a page: the order in which the page model declares them. <c>ModelState</c> does not keep it, and a summary that jumps up and
/// down the page is hard to follow.
/// </summary>
internal sealed class PageOrder(ModelMetadata page)
{
    private const int Last = 9999;

    /// <summary>A key that sorts like the page: "Input.Lines[2].Name" becomes the places of Input, Lines, 2 and Name.</summary>
    public string Of(string key)
    {
        var places = new StringBuilder();
        var model = page;
        foreach (var part in key.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.EndsWith(']'))
            {
                Append(int.TryParse(part[..^1], CultureInfo.InvariantCulture, out var index) ? index : Last);
                model = model?.ElementMetadata;
                continue;
            }

            var (place, property) = Find(model, part);
            Append(place);
            model = property;
        }

        return places.ToString();

        void Append(int place) => places.Append(CultureInfo.InvariantCulture, $"{place:D4}.");
    }

    private static (int Place, ModelMetadata? Property) Find(ModelMetadata? model, string name)
    {
        if (model is null) return (Last, null);
        for (var place = 0; place < model.Properties.Count; place++)
            if (string.Equals(model.Properties[place].PropertyName, name, StringComparison.OrdinalIgnoreCase)) return (place, model.Properties[place]);
        return (Last, null);
    }
}
