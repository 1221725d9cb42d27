using ToaSoan.Newsroom;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Habits;
using ToaSoan.Tests.Staff.Matrix;

namespace ToaSoan.Tests.Staff;

/// <summary>Everybody may do under /ban exactly what matrix.tsv says: asked of the running program, every act by every role in every state.</summary>
public sealed class MatrixTests
{
    private static readonly List<Row> Rows = Row.ReadAll(Repository.Read("tests/ToaSoan.Tests/Staff/matrix.tsv"));

    [Fact]
    public async Task Every_endpoint_of_the_desk_has_a_row_and_every_row_an_endpoint()
    {
        await using var portal = await TestPortal.StartAsync();
        var endpoints = await DeskEndpoints.OfAsync(portal);
        Assert.True(endpoints.Count > 80, $"only {endpoints.Count} endpoints were found");
        var disagreements = string.Join('\n', Row.Disagreements(Rows, endpoints));
        Assert.True(disagreements.Length == 0, disagreements);
    }

    [Fact]
    public void The_guard_names_an_endpoint_without_a_row_and_a_row_without_an_endpoint()
    {
        var rows = Row.ReadAll("GET\t/ban\tstaff\nPOST\t/ban/cu\tdesk\nGET\t/ban\tdesk");
        Assert.Equal(
        [
            "POST /ban/moi is mapped, but matrix.tsv does not say who may.",
            "matrix.tsv has a row for POST /ban/cu, but nothing is mapped there.",
            "matrix.tsv has more than one row for GET /ban.",
        ], Row.Disagreements(rows, ["GET /ban", "POST /ban/moi"]));
        Assert.Throws<FormatException>(static () => Row.ReadAll("GET\t/ban\tdesk\tdesk"));
    }

    [Fact]
    public async Task Everybody_may_do_what_the_table_says_and_nothing_else()
    {
        await using var portal = await TestPortal.StartAsync();
        using var city = new MatrixCity(portal);
        await city.PrepareAsync();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var row in Rows)
        {
            foreach (var state in row.States)
            {
                foreach (var asker in MatrixCity.Askers.Where(asker => row.IsWorthAsking(state, asker)))
                {
                    asked++;
                    if (await TryAsync(city, row, state, asker) is { } fault)
                    {
                        wrong.Add($"{row.Endpoint}{(row.IsArticles ? $" of an article {(row.Own ? "of their own " : "")}in state {state}" : "")}: {asker} {fault}; the table says \"{row.WhoIn(state)}\".");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(asked > 800, $"only {asked} requests were made");
    }

    [Theory]
    [InlineData(true, true, Answer.Through, true, true)]
    [InlineData(true, true, Answer.Through, false, false)]
    [InlineData(true, true, Answer.Sentence, false, false)]
    [InlineData(true, false, Answer.Sentence, false, true)]
    [InlineData(true, false, Answer.Outright, false, false)]
    [InlineData(false, true, Answer.Sentence, false, true)]
    [InlineData(false, true, Answer.Sentence, true, false)]
    [InlineData(false, true, Answer.Outright, true, false)]
    [InlineData(false, false, Answer.Sentence, false, false)]
    [InlineData(false, false, Answer.Through, false, false)]
    [InlineData(false, true, Answer.Strange, false, false)]
    internal void The_judge_notices_what_is_wrong(bool may, bool leavesTrace, Answer answer, bool changed, bool right) =>
        Assert.Equal(right, Answers.Judge(may, leavesTrace, answer, changed) is null);

    [Fact]
    public void A_word_of_the_table_means_what_it_says()
    {
        string[] Who(string word) => [.. MatrixCity.Askers.Where(asker => asker.Has(word)).Select(static asker => asker.Name)];
        Assert.Equal(["bientap", "thuky", "truongban", "chu"], Who("editor"));
        Assert.Equal(["bientap"], Who("=editor"));
        Assert.Equal(["truongban", "chu"], Who("chief"));
        Assert.Equal(MatrixCity.Askers.Count - 1, Who("staff").Length);
        Assert.Empty(Who("-"));
        Assert.Throws<FormatException>(() => Who("biên tập"));
    }

    private static async Task<string?> TryAsync(MatrixCity city, Row row, ArticleState state, Asker asker)
    {
        var article = row.IsArticles ? await city.Articles.InAsync(state, row.Own && asker.Role is not null ? city.Staff[asker.Name] : null) : 0;
        var request = await Request.OfAsync(row, asker, article, city);
        var before = row.IsArticles ? await city.Articles.SeenAsync(article) : await city.SeenAsync();
        using var response = await city.AskAsync(asker, request);
        var changed = before != (row.IsArticles ? await city.Articles.SeenAsync(article) : await city.SeenAsync());
        if (changed && row.IsArticles)
        {
            await city.Articles.PutBackAsync(state);
        }

        if (row.Endpoint == "POST /ban/ra")
        {
            city.Leave(asker);
        }

        var fault = Answers.Judge(asker.Has(row.WhoIn(state)), request.LeavesTrace, await response.ReadAsync(request.Address), changed);
        return fault is null ? null : $"{fault} ({(int)response.StatusCode})";
    }
}
