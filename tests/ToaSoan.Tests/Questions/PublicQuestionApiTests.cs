using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using ToaSoan.Tests.Ground;
using static ToaSoan.Tests.Questions.QuestionSteps;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>Other programs read questions by Open311 GeoReport v2, as XML and as JSON.</summary>
public sealed class PublicQuestionApiTests
{
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Services_are_offices_and_requests_are_questions_with_their_due_day(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (open, closed) = (await portal.AssignedAsync("Câu chờ", "phuong-ben-sen"), await portal.AssignedAsync("Câu xong"));
        await portal.AnswerAsync(closed);
        using var program = portal.NewClient();
        var services = XDocument.Parse(await program.GetStringAsync("/api/open311/services.xml", Stop));
        Assert.Equal(["so-y-te", "phuong-ben-sen", "trung-tam"], services.Root!.Elements("service").Select(static service => service.Element("service_code")!.Value));
        Assert.Equal("false", services.Root.Elements("service").First().Element("metadata")!.Value);
        Assert.Equal(JsonValueKind.False, (await JsonAsync("/api/open311/services.json"))[0].GetProperty("metadata").ValueKind);
        Assert.Equal("so-y-te", (await JsonAsync("/api/open311/services/so-y-te.json")).GetProperty("service_code").GetString());

        var all = await JsonAsync("/api/open311/requests.json");
        Assert.Equal([$"{closed}", $"{open}"], all.EnumerateArray().Select(static one => one.GetProperty("service_request_id").GetString()));
        var waits = all[1];
        Assert.Equal(("open", "Phường Bến Sen", "2026-06-26T23:59:59+07:00"), (waits.GetProperty("status").GetString(), waits.GetProperty("agency_responsible").GetString(), waits.GetProperty("expected_datetime").GetString()));
        Assert.StartsWith("Câu chờ\n", waits.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, waits.GetProperty("lat").ValueKind);
        Assert.Equal([$"{open}"], await IdsAsync("status=open"));
        Assert.Equal([$"{closed}"], await IdsAsync("service_code=so-y-te"));
        Assert.Equal([$"{open}"], await IdsAsync($"service_request_id={open}"));
        Assert.Empty(await IdsAsync("start_date=2026-01-01T00:00:00Z&end_date=2026-02-01T00:00:00%2B07:00"));
        var one = XDocument.Parse(await program.GetStringAsync($"/api/open311/requests/{closed}", Stop));
        Assert.Equal(("service_requests", "closed"), (one.Root!.Name.LocalName, one.Root.Element("request")!.Element("status")!.Value));

        async Task<string?[]> IdsAsync(string query) => [.. (await JsonAsync("/api/open311/requests.json?" + query)).EnumerateArray().Select(static request => request.GetProperty("service_request_id").GetString())];
        async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await program.GetStringAsync(path, Stop)).RootElement;
    }

    [Theory]
    [InlineData("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-16T00:00:00Z", 400)]
    [InlineData("requests.json?start_date=hom-qua", 400)]
    [InlineData("requests.json?status=done", 400)]
    [InlineData("requests.json?service_request_id=1,x", 400)]
    [InlineData("requests.json?service_code=khong-co", 404)]
    [InlineData("requests/99999.json", 404)]
    [InlineData("services/khong-co.json", 404)]
    [InlineData("tokens/1.json", 404)]
    public async Task What_is_wrong_is_answered_with_a_code_and_a_sentence(string path, int status)
    {
        await using var portal = await TestPortal.StartAsync();
        using var program = portal.NewClient();
        var answer = await program.GetAsync("/api/open311/" + path, Stop);
        Assert.Equal(status, (int)answer.StatusCode);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement[0];
        Assert.Equal(status, error.GetProperty("code").GetInt32());
        Assert.NotEmpty(error.GetProperty("description").GetString()!);
    }

    [Fact]
    public async Task Nothing_is_sent_in_there_and_what_is_out_of_sight_is_not_told()
    {
        await using var portal = await TestPortal.StartAsync();
        using var program = portal.NewClient();
        var post = await program.PostAsync("/api/open311/requests.xml", new FormUrlEncodedContent([new("description", "x")]), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, post.StatusCode);
        Assert.Equal("403", XDocument.Parse(await post.Content.ReadAsStringAsync(Stop)).Root!.Element("error")!.Element("code")!.Value);
        var id = await portal.AssignedAsync();
        await portal.WorkAsync("chu", desks => desks.Screening.RestrictAsync(desks.By, id, Reasons(), Stop));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/open311/requests/{id}.json", Stop)).StatusCode);
        Assert.DoesNotContain(Subject, await program.GetStringAsync("/api/open311/requests.json", Stop), StringComparison.Ordinal);
    }
}
