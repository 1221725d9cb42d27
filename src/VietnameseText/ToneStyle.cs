namespace VietnameseText;

/// <summary>Where the tone mark stands in the open rhymes <c>oa</c>, <c>oe</c> and <c>uy</c>.</summary>
public enum ToneStyle
{
    /// <summary>On the first vowel: hòa, khỏe, thủy.</summary>
    Old,

    /// <summary>On the second vowel: hoà, khoẻ, thuỷ (Decision 1989/QĐ-BGDĐT, Article 8).</summary>
    New,
}
