using ToaSoan.Newsroom;
using ToaSoan.Staff;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>Somebody who asks.</summary>
/// <param name="Name">The name they sign in with; "" for nobody signed in.</param>
/// <param name="Role">Their role, or null.</param>
/// <param name="Here">Whether they hold it in the office the things asked for belong to; desk, chief and owner need not.</param>
internal sealed record Asker(string Name, Role? Role, bool Here)
{
    /// <summary>Whether a word of the table admits them.</summary>
    public bool Has(string who) => who switch
    {
        "-" => false,
        "everyone" => true,
        "staff" => Role is not null,
        ['=', .. var exact] => (Here || Role >= ToaSoan.Staff.Role.Desk) && Role == Read(exact),
        _ => (Here || Role >= ToaSoan.Staff.Role.Desk) && Role >= Read(who),
    };

    private static Role Read(string word) => Enum.TryParse<Role>(word, ignoreCase: true, out var role) ? role : throw new FormatException($"The matrix says \"{word}\", which is no role.");

    /// <inheritdoc />
    public override string ToString() => Role is null ? "nobody signed in" : $"{Role} {(Role >= ToaSoan.Staff.Role.Desk ? "of the city" : Here ? "of the office" : "of another office")}".ToLowerInvariant();
}

/// <summary>A row of the table: an act and who may do it.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Address">The route's pattern, with the handler's name where it has one.</param>
/// <param name="Own">Whether the asker wrote the article.</param>
/// <param name="Who">One word for all states, or one for each.</param>
internal sealed record Row(string Method, string Address, bool Own, IReadOnlyList<string> Who)
{
    /// <summary>What it is the row of.</summary>
    public string Endpoint => $"{Method} {Address}";

    /// <summary>The states to ask in; where a page shows nothing of the article, one is enough.</summary>
    public IEnumerable<ArticleState> States => !IsArticles || Who is ["staff" or "-"] ? [ArticleState.Draft] : Enum.GetValues<ArticleState>().Where(state => state != ArticleState.Merged || Who.Count > 1);

    /// <summary>Whether it is about one article.</summary>
    public bool IsArticles => Address.StartsWith("/ban/bai/{", StringComparison.Ordinal);

    /// <summary>Who may, in a state; a merged article is as closed as a withdrawn one.</summary>
    public string WhoIn(ArticleState state) => Who[Math.Min((int)state, Who.Count - 1)];

    /// <summary>
    /// Whether somebody's answer can tell anything: what an article's state forbids everybody is asked by those who otherwise might, lowest and
    /// highest, and somebody not signed in, who never gets as far as the article, asks in one state.
    /// </summary>
    public bool IsWorthAsking(ArticleState state, Asker asker)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return Who.Count == 1 || state == ArticleState.Draft || (asker.Role is not null && (WhoIn(state) != "-" || (asker.Here && asker.Role is Role.Reporter or Role.Editor or Role.Owner)));
    }

    /// <summary>Reads the table; throws <see cref="FormatException"/> naming a line that is no row.</summary>
    public static List<Row> ReadAll(string table) => [.. table.Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(static line => line.Split('\t') switch
    {
        [var method and ("GET" or "POST"), var address, .. { Length: 1 or 6 } who] => new Row(method, address.Replace(" own", "", StringComparison.Ordinal), address.EndsWith(" own", StringComparison.Ordinal), who),
        _ => throw new FormatException($"The matrix has a line that is no row: {line}"),
    })];

    /// <summary>A sentence for each endpoint without a row and each row without an endpoint.</summary>
    public static IEnumerable<string> Disagreements(IReadOnlyCollection<Row> rows, IReadOnlyCollection<string> endpoints) =>
    [
        .. endpoints.Except(rows.Where(static row => !row.Own).Select(static row => row.Endpoint)).Select(static endpoint => $"{endpoint} is mapped, but matrix.tsv does not say who may."),
        .. rows.Select(static row => row.Endpoint).Except(endpoints).Select(static endpoint => $"matrix.tsv has a row for {endpoint}, but nothing is mapped there."),
        .. rows.GroupBy(static row => (row.Endpoint, row.Own)).Where(static same => same.Count() > 1).Select(static same => $"matrix.tsv has more than one row for {same.Key.Endpoint}."),
    ];
}
