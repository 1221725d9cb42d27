using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ToaSoan.Bench.Reading;

/// <summary>One article at the desk, by the forms a browser sends.</summary>
internal sealed partial class Desk(HttpClient writer)
{
    private string title = "";
    private string token = "";
    private string version = "0";
    private long id;
    private int times;

    /// <summary>Begins the article.</summary>
    public async Task BeginAsync(string named)
    {
        title = named;
        await LookAsync(writer, "/ban/bai/moi");
        await SendAsync(writer, "/ban/bai/moi");
        await LookAsync(writer, $"/ban/bai/{id}");
    }

    /// <summary>Saves it with a word more, as the editor does by itself.</summary>
    public async Task SaveAsync()
    {
        times++;
        await SendAsync(writer, $"/ban/bai/{id}");
        version = (int.Parse(version, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Does an act on it, by somebody else if given.</summary>
    public async Task ActAsync(string act, HttpClient? by = null)
    {
        await LookAsync(by ?? writer, $"/ban/bai/{id}");
        await SendAsync(by ?? writer, $"/ban/bai/{id}/{act}");
    }

    /// <summary>The last part of its public address.</summary>
    public async Task<string> SlugAsync() => PublicAddress().Match(await writer.GetStringAsync($"/ban/bai/{id}")).Groups["slug"].Value;

    private async Task LookAsync(HttpClient person, string path)
    {
        var page = await person.GetStringAsync(path);
        token = Token().Match(page).Groups["value"].Value;
        version = Version().Match(page).Groups["value"].Value;
        section = Section().Match(page).Groups["value"].Value;
        office = Office().Match(page).Groups["value"].Value;
    }

    private string section = "";
    private string office = "";

    private async Task SendAsync(HttpClient person, string path)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["Form.Version"] = version, ["Form.SectionId"] = section, ["Form.OfficeId"] = office, ["Form.Title"] = title, ["Form.Lead"] = "Sapô của bài.",
            ["Form.Authors"] = "Thư Ký", ["Form.Blocks[0].Kind"] = "text", ["Form.Blocks[0].Text"] = string.Join("\n\n", Enumerable.Repeat($"Đoạn văn lần thứ {times} của bài, đủ dài để giống một đoạn tin thật về thành phố.", 12)),
        });
        using var answer = await person.PostAsync(path, form);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{path} was not taken: {(int)answer.StatusCode}");
        }

        id = id > 0 ? id : long.Parse(answer.Headers.Location!.ToString().Split('/')[^1], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Form.Version\" value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex("<select name=\"Form.SectionId\">[^/]*</option>\\s*<option value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Section();

    [GeneratedRegex("<select name=\"Form.OfficeId\">\\s*<option value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Office();

    [GeneratedRegex("href=\"/thoi-su/(?<slug>[a-z0-9-]+-\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PublicAddress();
}
