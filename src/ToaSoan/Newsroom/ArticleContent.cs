using ToaSoan.Blocks;
using ToaSoan.Platform;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>What a save of an article carries; every field is cleaned before it is stored.</summary>
public sealed record ArticleContent(string Kicker, string Title, string Lead, Document Body, long? SectionId, IReadOnlyList<string> Authors, IReadOnlyList<long> Topics, string? LeadPhoto, string LeadPhotoAlt, string Genre = Genres.Usual)
{
    /// <summary>A cleaned line; throws <see cref="Refusal"/> when it is longer than <paramref name="longest"/> characters.</summary>
    internal static string Line(string text, int longest)
    {
        var clean = Orthography.CleanLine(text);
        return clean.Length <= longest ? clean : throw new Refusal(NewsroomText.LineTooLong, longest, clean[..40]);
    }
}
