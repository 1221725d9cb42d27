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

    /// <summary>Rows that match this and do not match another.</summary>
    public Match Without(Match other) => new ButNot(this, other);

    /// <summary>The query for FTS5.</summary>
    public string Fts5() => Write(new Signs('"', " AND ", " OR ", " NOT ", " *"));

    /// <summary>The query for PostgreSQL.</summary>
    public string TsQuery() => Write(new Signs('\'', " & ", " | ", " & !", ":*"));

    private protected abstract string Write(Signs signs);

    private static Match Join(IEnumerable<Match> parts, bool every)
    {
        Match[] distinct = [.. parts.Distinct()];
        return distinct.Length == 1 ? distinct[0] : new Several([.. distinct], every);
    }

    private sealed record OneWord(string Text, bool IsBeginning) : Match
    {
        private protected override string Write(Signs signs) => signs.Quote + Text + signs.Quote + (IsBeginning ? signs.Beginning : "");
    }

    private sealed record Several(Match[] Parts, bool Every) : Match
    {
        private protected override string Write(Signs signs) => "(" + string.Join(Every ? signs.And : signs.Or, Parts.Select(part => part.Write(signs))) + ")";
    }

    private sealed record ButNot(Match Match, Match Other) : Match
    {
        private protected override string Write(Signs signs) => "(" + Match.Write(signs) + signs.Not + Other.Write(signs) + ")";
    }

    private protected sealed record Signs(char Quote, string And, string Or, string Not, string Beginning);
}
