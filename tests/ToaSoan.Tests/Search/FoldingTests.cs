using CsCheck;
using ToaSoan.Search;
using VietnameseText;

namespace ToaSoan.Tests.Search;

/// <summary>The quick folding of scoring and indexing is the library's folding.</summary>
public sealed class FoldingTests
{
    [Fact]
    public void Quick_folding_of_an_exact_key_is_the_librarys_folding() => Gen.String.Array[1, 8].Sample(static parts =>
    {
        var text = string.Join(' ', parts) + " Đường łódź straße ﬁ ½ æsir ŋ";
        foreach (var token in SearchKey.Tokens(text).Where(static token => token.Exact.Length <= 64))
        {
            Assert.Equal(token.Fold, Folding.Of(token.Exact));
        }
    });
}
