using CsCheck;
using ToaSoan.Blocks;

namespace ToaSoan.Tests.Blocks;

/// <summary>What two people made of one body becomes one, and no word is dropped.</summary>
public sealed class BlockMergeTests
{
    private static readonly Gen<string[]> Bodies = Gen.Int[0, 12].Select(static number => $"đoạn {number}").Array[0, 9];

    [Theory]
    [InlineData("a b c", "A b c", "a b C", "A b C", 0)] // each another block
    [InlineData("a b", "A b", "a B", "A B", 0)] // neighbours
    [InlineData("a b c", "a b c", "a x b c", "a x b c", 0)] // only theirs
    [InlineData("a b c", "a b c d", "z a b c", "z a b c d", 0)] // both add, far apart
    [InlineData("a b c", "a c", "a b c", "a c", 0)] // only mine removes
    [InlineData("a b c", "a c", "a B c", "a B c", 1)] // removed by one, changed by the other: the change stays
    [InlineData("a b c", "a m c", "a t c", "a m t c", 1)] // the same block: both stay
    [InlineData("", "m", "t", "m t", 1)] // both begin
    [InlineData("a", "a m", "a m", "a m", 0)] // the same change
    [InlineData("a b c d", "b c d a", "a b c d e", "b c d a e", 1)] // a moved block beside an added one
    public void Two_bodies_become_one(string origin, string mine, string theirs, string joined, int both)
    {
        var (document, places) = BlockMerge.Merge(Body(origin.Split(' ')), Body(mine.Split(' ')), Body(theirs.Split(' ')));
        Assert.Equal(joined, string.Join(' ', Words(document)));
        Assert.Equal(both, places);
    }

    [Fact]
    public void Every_new_word_of_both_is_there_and_who_changed_nothing_changes_nothing() =>
        Gen.Select(Bodies, Bodies, Bodies).Sample(static (origin, mine, theirs) =>
        {
            var (document, _) = BlockMerge.Merge(Body(origin), Body(mine), Body(theirs));
            var words = Words(document).ToList();
            Assert.All(mine.Concat(theirs).Except(origin), word => Assert.Contains(word, words));
            Assert.Equal(theirs, Words(BlockMerge.Merge(Body(origin), Body(origin), Body(theirs)).Joined));
            Assert.Equal(mine, Words(BlockMerge.Merge(Body(origin), Body(mine), Body(origin)).Joined));
            Assert.Equal(mine, Words(BlockMerge.Merge(Body(origin), Body(mine), Body(mine)).Joined));
        });

    private static Document Body(string[] words) => new([.. words.Where(static word => word.Length > 0).Select(static word => new Paragraph([new Inline(word)]))]);

    private static IEnumerable<string> Words(Document document) => document.Blocks.Cast<Paragraph>().Select(static paragraph => paragraph.Content.Single().Text);
}
