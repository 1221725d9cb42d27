using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Front;

/// <summary>The names of kinds of blocks in the current language.</summary>
public static class FrontNames
{
    /// <summary>The name of a kind; of one nobody offers any more, the kind itself.</summary>
    public static string Of(string kind, IEnumerable<FrontOffer> offers) =>
        FrontKind.Shapes.ContainsKey(kind) ? FrontText.ResourceManager.GetString("Kind_" + kind, CultureInfo.CurrentUICulture)! : offers.FirstOrDefault(offer => offer.Kind == kind)?.Name() ?? kind;
}
