namespace ToaSoan.Search;

/// <summary>A boolean combination of index words, written the way each database reads it. Index words need no escaping.</summary>
internal abstract record Match
{
    /// <summary>Rows that hold the word.</summary>
    public static Match Word(string word) => new OneWord(word, false);

    /// <summary>Rows that hold a word with this beginning.</summary>
    public static Match Beginning(string start) => new OneWord(start, true);

    /// <summary>Rows that match all parts (one or more).</summary>
    public static Match All(params IEnumerable<Match> parts) => Join(parts, every: true);

    /// <summary>Rows that match a part (one or more).</summary>
    public static Match Any(params IEnumerable<Match> parts) => Join(parts, every: false);

    /// <summary>The query for FTS5.</summary>
    public string Fts5() => Write('"', " AND ", " OR ", " *");

    /// <summary>The query for PostgreSQL.</summary>
    public string TsQuery() => Write('\'', " & ", " | ", ":*");

    private protected abstract string Write(char quote, string and, string or, string beginning);

    private static Match Join(IEnumerable<Match> parts, bool every)
    {
        Match[] distinct = [.. parts.Distinct()];
        return distinct.Length == 1 ? distinct[0] : new Several([.. distinct], every);
    }

    private sealed record OneWord(string Text, bool IsBeginning) : Match
    {
        private protected override string Write(char quote, string and, string or, string beginning) =>
            quote + Text + quote + (IsBeginning ? beginning : "");
    }

    private sealed record Several(Match[] Parts, bool Every) : Match
    {
        private protected override string Write(char quote, string and, string or, string beginning) =>
            "(" + string.Join(Every ? and : or, Parts.Select(part => part.Write(quote, and, or, beginning))) + ")";
    }
}
