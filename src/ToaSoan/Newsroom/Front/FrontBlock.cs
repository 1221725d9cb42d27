namespace ToaSoan.Newsroom.Front;

/// <summary>An article the desk put into a block by hand, until an instant (UTC) or without an end.</summary>
public sealed record FrontPin(long Article, DateTime? Until = null)
{
    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(DateTime at) => Until is null || Until > at;
}

/// <summary>A block of the front page.</summary>
/// <param name="Id">Its number within its layout, by which the desk's forms name it.</param>
/// <param name="Kind">One of <see cref="FrontKind"/>, or the kind of a <see cref="Platform.FrontOffer"/>.</param>
/// <param name="Of">Which articles it takes by itself: "section:slug", "topic:slug", or "" for the newest of all.</param>
/// <param name="Count">How many articles it shows.</param>
/// <param name="Pins">The articles pinned to it, which come first, in order; the rest of its places are filled by itself.</param>
public sealed record FrontBlock(int Id, string Kind, string Of, int Count, IReadOnlyList<FrontPin> Pins)
{
    /// <summary>The slug of the section it takes from, or null.</summary>
    public string? Section => Of.StartsWith(FrontKind.SectionOf, StringComparison.Ordinal) ? Of[FrontKind.SectionOf.Length..] : null;

    /// <summary>The slug of the topic it takes from, or null.</summary>
    public string? Topic => Of.StartsWith(FrontKind.TopicOf, StringComparison.Ordinal) ? Of[FrontKind.TopicOf.Length..] : null;
}

/// <summary>What a kind of block allows: how many articles (usual, least, most), whether it may take from one section or topic, whether articles are pinned to it.</summary>
public sealed record FrontShape(int Usual, int Least, int Most, bool Sourced = true, bool Pinned = true);

/// <summary>The kinds of blocks the newsroom has itself.</summary>
public static class FrontKind
{
    /// <summary>The lead story.</summary>
    public const string Lead = "lead";

    /// <summary>The stories beside it.</summary>
    public const string Seconds = "seconds";

    /// <summary>The newest, as lines.</summary>
    public const string Latest = "latest";

    /// <summary>Every section of the menu that has no block of its own.</summary>
    public const string Sections = "sections";

    /// <summary>One section.</summary>
    public const string Section = "section";

    /// <summary>A story told in photos.</summary>
    public const string Photos = "photos";

    /// <summary>Articles with a video.</summary>
    public const string Video = "video";

    /// <summary>One topic.</summary>
    public const string Topic = "topic";

    /// <summary>The names of the topics of the day.</summary>
    public const string Topics = "topics";

    /// <summary>How <see cref="FrontBlock.Of"/> begins for a section.</summary>
    public const string SectionOf = "section:";

    /// <summary>How <see cref="FrontBlock.Of"/> begins for a topic.</summary>
    public const string TopicOf = "topic:";

    /// <summary>What each kind allows.</summary>
    public static IReadOnlyDictionary<string, FrontShape> Shapes { get; } = new Dictionary<string, FrontShape>(StringComparer.Ordinal)
    {
        [Lead] = new(1, 1, 1),
        [Seconds] = new(3, 1, 6),
        [Latest] = new(12, 3, 20),
        [Section] = new(4, 2, 8),
        [Sections] = new(4, 2, 8, Sourced: false, Pinned: false),
        [Topic] = new(3, 1, 6),
        [Photos] = new(3, 1, 5),
        [Video] = new(2, 1, 4),
        [Topics] = new(16, 4, 30, Sourced: false, Pinned: false),
    };

    /// <summary>What blocks other capabilities offer allow.</summary>
    public static FrontShape Offered { get; } = new(3, 1, 10, Sourced: false, Pinned: false);

    /// <summary>What a kind allows.</summary>
    public static FrontShape Of(string kind) => Shapes.GetValueOrDefault(kind, Offered);
}
