using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Photos;

/// <summary>
/// Owns the rule that no photo goes to readers without caption, credit and alternative text, nor after the last day we may use it. Asked
/// before the last approval, every promise and everything that shows an article; no setting switches it off.
/// </summary>
internal static class PhotoGate
{
    /// <summary>
    /// Throws a <see cref="Refusal"/> naming the first photo, in reading order, that may not be shown on <paramref name="day"/> of the city.
    /// A gallery's caption stands for those of its photos; a lead photo outside the body has its caption and credit in the library.
    /// </summary>
    public static async Task CheckAsync(PortalDb db, Article article, DateOnly day, CancellationToken stop)
    {
        var figures = Figures(BlockJson.Read(article.Body)).ToList();
        if (figures.Count == 0 && article.LeadPhoto is null)
        {
            return;
        }

        string[] hashes = [.. figures.Select(static figure => figure.Photo).Append(article.LeadPhoto ?? "").Distinct()];
        var library = await db.Photos.AsNoTracking().Where(photo => hashes.Contains(photo.Hash)).ToDictionaryAsync(static photo => photo.Hash, stop);
        for (var index = 0; index < figures.Count; index++)
        {
            var photo = library.GetValueOrDefault(figures[index].Photo);
            Check(figures[index], photo, Say(PhotosText.NthPhoto, index + 1, photo?.Name ?? figures[index].Photo[..8]), day);
        }

        if (article.LeadPhoto is { } lead && !figures.Exists(figure => figure.Photo == lead))
        {
            var photo = library.GetValueOrDefault(lead);
            Check(new Figure(lead, photo?.Caption ?? "", photo?.Credit ?? "", article.LeadPhotoAlt), photo, Say(PhotosText.TheLeadPhoto, photo?.Name ?? lead[..8]), day);
        }
    }

    private static IEnumerable<Figure> Figures(Document body) => body.Blocks.SelectMany(static block => block switch
    {
        Figure figure => [figure],
        Gallery gallery => gallery.Figures.Select(figure => figure.Caption.Length > 0 ? figure : figure with { Caption = gallery.Caption }),
        _ => (IEnumerable<Figure>)[],
    });

    private static void Check(Figure figure, Photo? photo, string name, DateOnly day)
    {
        if (figure.Caption.Length == 0)
        {
            throw new Refusal(PhotosText.GateCaption, name);
        }

        if (figure.Credit.Length == 0)
        {
            throw new Refusal(PhotosText.GateCredit, name);
        }

        if (figure.Alt.Length == 0)
        {
            throw new Refusal(PhotosText.GateAlt, name);
        }

        if (photo?.RightsUntil < day)
        {
            throw new Refusal(PhotosText.GateRights, name, CityTime.Day(photo.RightsUntil.Value));
        }
    }

    private static string Say(string pattern, params object[] values) => string.Format(CultureInfo.CurrentCulture, pattern, values);
}
