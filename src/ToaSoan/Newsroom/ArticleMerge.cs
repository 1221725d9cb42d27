using ToaSoan.Blocks;
using VietnameseText;

namespace ToaSoan.Newsroom;

/// <summary>
/// Joins what two people made of the same article. The body is joined by block (<see cref="BlockMerge"/>); of every other field the
/// changed one is taken, and mine where both changed it: theirs is a version of its own and stays in the history.
/// </summary>
public static class ArticleMerge
{
    /// <summary>The joined content, how many places both changed differently, and whether they changed anything at all.</summary>
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What is sent now.</param>
    /// <param name="theirs">What is saved.</param>
    public static (ArticleContent Joined, int Both, bool TheyChanged) Merge(ArticleContent origin, ArticleContent mine, ArticleContent theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var (body, both) = BlockMerge.Merge(origin.Body, mine.Body, theirs.Body);
        var theyChanged = BlockJson.Write(origin.Body) != BlockJson.Write(theirs.Body);
        var joined = new ArticleContent(
            Line(origin.Kicker, mine.Kicker, theirs.Kicker), Line(origin.Title, mine.Title, theirs.Title), Line(origin.Lead, mine.Lead, theirs.Lead), body,
            Pick(origin.SectionId, mine.SectionId, theirs.SectionId, EqualityComparer<long?>.Default.Equals), Pick(origin.Authors, mine.Authors, theirs.Authors, Enumerable.SequenceEqual),
            Pick(origin.Topics, mine.Topics, theirs.Topics, static (one, other) => one.Order().SequenceEqual(other.Order())),
            Pick(origin.LeadPhoto, mine.LeadPhoto, theirs.LeadPhoto, string.Equals), Line(origin.LeadPhotoAlt, mine.LeadPhotoAlt, theirs.LeadPhotoAlt), Pick(origin.Genre, mine.Genre, theirs.Genre, string.Equals));
        return (joined, both, theyChanged);

        T Pick<T>(T old, T one, T other, Func<T, T, bool> same)
        {
            theyChanged |= !same(old, other);
            both += same(one, other) || same(old, one) || same(old, other) ? 0 : 1;
            return same(old, one) ? other : one;
        }

        // Saving cleans a line, so what was sent and what was saved are compared cleaned.
        string Line(string old, string one, string other) => Pick(old, one, other, static (a, b) => Orthography.CleanLine(a) == Orthography.CleanLine(b));
    }
}
