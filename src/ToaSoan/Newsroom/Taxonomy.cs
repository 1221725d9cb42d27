using System.Globalization;

namespace ToaSoan.Newsroom;

/// <summary>A section of the portal; its slug is the first part of its articles' addresses.</summary>
public sealed class Section
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The slug.</summary>
    public required string Slug { get; init; }

    /// <summary>The name in Vietnamese.</summary>
    public required string Name { get; set; }

    /// <summary>The name in English, for the English frame.</summary>
    public required string NameEn { get; set; }

    /// <summary>The name in the language of the current request.</summary>
    public string Spoken => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? NameEn : Name;

    /// <summary>Place in the menu, ascending.</summary>
    public required int Position { get; set; }

    /// <summary>Since when (UTC) it is not in the menu and not offered for articles, or null. Its address and its articles stay.</summary>
    public DateTime? RetiredAt { get; set; }
}

/// <summary>A topic that articles of several sections share.</summary>
public sealed class Topic
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The slug of its page.</summary>
    public required string Slug { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; set; }

    /// <summary>One or two sentences at the top of its page.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Since when (UTC) it is not offered for articles and not shown among the day's topics, or null. Its address and its articles stay.</summary>
    public DateTime? RetiredAt { get; set; }

    /// <summary>The topic it was merged into, which is itself merged into none; null while it stands alone. Editions still carry its slug.</summary>
    public long? MergedIntoId { get; set; }
}

/// <summary>A byline: somebody whose name stands under articles, on the staff or not.</summary>
public sealed class Author
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The slug of the author's page.</summary>
    public required string Slug { get; init; }

    /// <summary>The name as printed.</summary>
    public required string Name { get; set; }
}
