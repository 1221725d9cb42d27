using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NetVips;

namespace ToaSoan.Durability;

/// <summary>
/// One editor at a browser: opens the editor's page, sends its form, and believes what the answer says. "Saved" means the
/// redirect to the article; every other answer means "not saved". The last approval is given by somebody else.
/// </summary>
public sealed partial class Editor(HttpClient client, HttpClient approver)
{
    private static readonly Act[] Day = [Act.Begin, Act.Save, Act.Photo, Act.Save, Act.File, Act.Submit, Act.Approve, Act.Publish, Act.Correct, Act.Photo, Act.Correct, Act.Withdraw];
    private readonly List<(string Kind, string Hash)> brought = [];
    private string page = "";

    /// <summary>Signs in; throws when the program does not let the editor in.</summary>
    public static async Task SignInAsync(HttpClient client, string userName, string password)
    {
        ArgumentNullException.ThrowIfNull(client);
        var form = await client.GetStringAsync("/ban/vao");
        using var fields = new FormUrlEncodedContent([new("UserName", userName), new("Password", password), new("__RequestVerificationToken", Value(form, Token()))]);
        using var answer = await client.PostAsync("/ban/vao", fields);
        if (answer.StatusCode != HttpStatusCode.Redirect || answer.Headers.Location?.ToString() != "/ban")
        {
            throw new InvalidOperationException($"The editor could not sign in: {(int)answer.StatusCode} {Refusal(await answer.Content.ReadAsStringAsync())}");
        }
    }

    /// <summary>
    /// Takes one article through its day, writing down each step before it is sent and each acknowledgement when it comes.
    /// Returns what was refused, or null. Throws <see cref="HttpRequestException"/> when the server goes away.
    /// </summary>
    /// <param name="article">Where it is written down.</param>
    /// <param name="withdraw">Whether the last act, taking it down, is done too.</param>
    /// <param name="acknowledged">Called after each acknowledgement.</param>
    public async Task<string?> WriteArticleAsync(ArticleLedger article, bool withdraw, Action<Act> acknowledged)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(acknowledged);
        brought.Clear();
        foreach (var act in Day)
        {
            if (act == Act.Withdraw && !withdraw)
            {
                break;
            }

            var person = act == Act.Approve ? approver : client;
            page = await person.GetStringAsync(article.Id == 0 ? "/ban/bai/moi" : $"/ban/bai/{article.Id}");

            var upload = act switch { Act.Photo => Photo(), Act.File => Encoding.UTF8.GetBytes($"%PDF-1.7 {RandomNumberGenerator.GetHexString(20_000)}"), _ => null };
            var marker = $"dau{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
            var step = new Step(act, marker) { Hash = upload is null ? null : Convert.ToHexStringLower(SHA256.HashData(upload)) };
            lock (article)
            {
                article.Steps.Add(step);
            }

            using var form = Form(article, step, upload);
            using var answer = await person.PostAsync(Address(article.Id, act), form);
            var target = Location().Match(answer.Headers.Location?.ToString() ?? "");
            if (answer.StatusCode != HttpStatusCode.Redirect || !target.Success)
            {
                return $"{act}: {(int)answer.StatusCode} {Refusal(await answer.Content.ReadAsStringAsync())}";
            }

            lock (article)
            {
                article.Id = long.Parse(target.Groups["id"].ValueSpan, CultureInfo.InvariantCulture);
                step.AcknowledgedAt = Stopwatch.GetTimestamp();
            }

            acknowledged(act);
            if (step.Hash is not null)
            {
                brought.Add((act == Act.Photo ? "figure" : "file", step.Hash));
            }
        }

        return null;
    }

    private static string Address(long id, Act act) => act switch
    {
        Act.Begin => "/ban/bai/moi",
        Act.Submit => $"/ban/bai/{id}/nop",
        Act.Approve => $"/ban/bai/{id}/duyet",
        Act.Publish => $"/ban/bai/{id}/an-ban",
        Act.Correct => $"/ban/bai/{id}/dinh-chinh",
        Act.Withdraw => $"/ban/bai/{id}/go",
        _ => $"/ban/bai/{id}",
    };

    private MultipartFormDataContent Form(ArticleLedger article, Step step, byte[]? upload)
    {
        var form = new MultipartFormDataContent();
        void Add(string name, string value) => form.Add(new StringContent(value), name);
        Add("__RequestVerificationToken", Value(page, Token()));
        if (step.Act is Act.Correct or Act.Withdraw)
        {
            Add("Reason", $"Vì {step.Marker}");
        }

        if (step.Act == Act.Withdraw)
        {
            Add("Untouched", "true");
            return form;
        }

        Add("Form.Version", Value(page, Version()));
        Add("Form.SectionId", Value(page, SectionChoice()));
        if (article.Id == 0)
        {
            Add("Form.OfficeId", Value(page, OfficeChoice()));
        }

        Add("Form.Title", $"Bài {step.Marker}");
        Add("Form.Lead", $"Sapô {step.Marker}");
        Add("Form.Authors", "Thư Ký");
        Add("Form.Blocks[0].Kind", "text");
        Add("Form.Blocks[0].Text", $"Đoạn văn {step.Marker}.\n\nĐoạn nữa cho bài dài thêm.");
        foreach (var (index, (kind, hash)) in brought.Index())
        {
            var block = $"Form.Blocks[{index + 1}]";
            Add($"{block}.Kind", kind);
            Add(kind == "figure" ? $"{block}.Figures[0].Photo" : $"{block}.Target", hash);
            if (kind == "figure")
            {
                Add($"{block}.Figures[0].Caption", "Ảnh của bài");
                Add($"{block}.Figures[0].Credit", "Thư Ký");
            }

            Add(kind == "figure" ? $"{block}.Figures[0].Alt" : $"{block}.Name", "tài liệu.pdf");
            if (kind == "figure")
            {
                Add($"{block}.Figures[0].Caption", "Ảnh của bài");
                Add($"{block}.Figures[0].Credit", "Ảnh: Thư Ký");
            }
        }

        if (upload is not null)
        {
            var part = new ByteArrayContent(upload);
            part.Headers.ContentType = new(step.Act == Act.Photo ? "image/jpeg" : "application/pdf");
            form.Add(part, "uploads", step.Act == Act.Photo ? "anh.jpg" : "tai-lieu.pdf");
        }

        return form;
    }

    /// <summary>A small photo whose pixels are chance, so that no two are alike.</summary>
    private static byte[] Photo()
    {
        const int Width = 160, Height = 120;
        using var image = Image.NewFromMemory(RandomNumberGenerator.GetBytes(Width * Height * 3), Width, Height, 3, Enums.BandFormat.Uchar);
        return image.JpegsaveBuffer(q: 90);
    }

    private static string Value(string html, Regex field) => field.Match(html) is { Success: true } match
        ? match.Groups["value"].Value
        : throw new InvalidOperationException($"The page has no {field}: {Refusal(html)}");

    /// <summary>The sentence a page refuses with, else the beginning of its words.</summary>
    private static string Refusal(string html)
    {
        var refused = RefusedLine().Match(html);
        var words = WebUtility.HtmlDecode(Tags().Replace(refused.Success ? refused.Value : html, " "));
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 200 ? words : words[..200];
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Form.Version\" value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex("<select name=\"Form.SectionId\">[^/]*</option>\\s*<option value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionChoice();

    [GeneratedRegex("<select name=\"Form.OfficeId\">\\s*<option value=\"(?<value>\\d+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfficeChoice();

    [GeneratedRegex("^/ban/bai/(?<id>\\d+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Location();

    [GeneratedRegex("<p class=\"refused\"[^>]*>[^<]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RefusedLine();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
