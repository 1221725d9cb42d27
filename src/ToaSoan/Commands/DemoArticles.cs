using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// The demo city's articles: text files whose dates are relative to the day of filling, drawn photos, and each article
/// submitted, approved and published as people do it.
/// </summary>
public sealed partial class DemoArticles(Workplace workplace)
{
    private readonly Dictionary<string, string> photos = [];
    private readonly DateTime today = CityTime.Local(workplace.Services.GetRequiredService<TimeProvider>().Now()).Date;

    /// <summary>Publishes every article that is not in yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var texts = Directory.GetFiles(Path.Combine(Demo.Source, "articles"), "*.txt").Order(StringComparer.Ordinal).ToArray();
        await DrawAsync(texts, stop);
        var known = await workplace.Db.Articles.Where(static a => a.ImportHash != null).Select(static a => a.ImportHash!).ToHashSetAsync(stop);
        var progress = new Progress(CommandsText.FillingArticles, texts.Length);
        for (var index = 0; index < texts.Length; index++)
        {
            var name = $"demo/{Path.GetFileName(texts[index])}";
            if (!known.Contains(name))
            {
                await PublishAsync(name, await File.ReadAllTextAsync(texts[index], stop), Step(index, texts.Length), stop);
            }

            progress.Step();
        }
    }

    /// <summary>Makes the first sizes of every photo, so that the first reader of the demo sees photos.</summary>
    public async Task MakeSizesAsync(CancellationToken stop)
    {
        var waiting = await workplace.Db.Jobs.CountAsync(static job => job.Kind == RenditionWorker.JobKind, stop);
        var progress = new Progress(CommandsText.MakingSizes, waiting);
        var runner = workplace.Services.GetRequiredService<JobRunner>();
        for (var done = 0; done < waiting; done++)
        {
            await runner.DoOneAsync(stop);
            progress.Step();
        }
    }

    /// <summary>The newest few stay on the desk, so that every state can be seen there.</summary>
    private static ArticleState Step(int index, int count) => (count - index) switch
    {
        3 => ArticleState.Approved,
        5 => ArticleState.Submitted,
        8 => ArticleState.Draft,
        _ => ArticleState.Published,
    };

    private async Task DrawAsync(string[] texts, CancellationToken stop)
    {
        var names = new HashSet<string>();
        foreach (var text in texts)
        {
            names.UnionWith(PhotoName().Matches(await File.ReadAllTextAsync(text, stop)).Select(static match => match.Groups["name"].Value));
        }

        var progress = new Progress(CommandsText.DrawingPhotos, names.Count);
        var drawn = new Dictionary<string, Task<byte[]>>();
        using var two = new SemaphoreSlim(2);
        foreach (var name in names)
        {
            drawn[name] = Task.Run(async () =>
            {
                await two.WaitAsync(stop);
                try
                {
                    return DemoDrawing.Rasterize(Path.Combine(Demo.Source, "photos", name + ".svg"));
                }
                finally
                {
                    two.Release();
                }
            }, stop);
        }

        var media = workplace.Services.GetRequiredService<MediaStore>();
        foreach (var (name, bytes) in drawn)
        {
            photos[name] = (await media.AddPhotoAsync(await bytes, name + ".jpg", null, stop)).Hash;
            progress.Step();
        }

        workplace.Db.ChangeTracker.Clear();
    }

    private async Task PublishAsync(string name, string text, ArticleState until, CancellationToken stop)
    {
        var db = workplace.Db;
        var parts = text.ReplaceLineEndings("\n").Split("\n---\n", 2);
        var header = parts[0].Split('\n').Select(static line => line.Split(": ", 2)).Where(static pair => pair.Length == 2).ToDictionary(static pair => pair[0].Trim(), static pair => pair[1].Trim());
        var body = Date().Replace(parts[1], match =>
        {
            var day = today.AddDays(-int.Parse(match.Groups["days"].ValueSpan));
            return match.Groups["month"].Success ? $"{day.Day}/{day.Month}" : $"{day.Day}/{day.Month}/{day.Year}";
        });
        var (section, office) = (header["section"], header["office"]);
        var photo = header.TryGetValue("photo", out var line) ? line.Split('|', StringSplitOptions.TrimEntries) : null;
        var authorSlugs = List(header, "authors");
        var topicSlugs = List(header, "topics");
        var correction = header.TryGetValue("corrected", out var corrected) ? corrected.Split('|', StringSplitOptions.TrimEntries) : null; // the reason, the words as they should be, the words as they were first
        var officeId = await db.Offices.Living().Where(o => o.Code == office).Select(static o => o.Id).SingleAsync(stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var desk = workplace.Services.GetRequiredService<ArticleDesk>();
        var article = await desk.BeginAsync(officeId, await ContentAsync(correction is null ? body : body.Replace(correction[1], correction[2], StringComparison.Ordinal)), Permissions.Command, stop, importHash: name);
        if (until >= ArticleState.Submitted)
        {
            await desk.SubmitAsync(article.Id, Permissions.Command, stop);
        }

        if (until >= ArticleState.Approved)
        {
            await desk.ApproveAsync(article.Id, Permissions.Command, stop);
        }

        if (until == ArticleState.Published)
        {
            await workplace.Services.GetRequiredService<Publication>().PublishAsOfAsync(article.Id, Permissions.Command, When(header["published"]), stop);
        }

        if (correction is not null)
        {
            await desk.SaveAsync(article.Id, article.Version, await ContentAsync(body), Permissions.Command, stop);
            await workplace.Services.GetRequiredService<Publication>().CorrectAsync(article.Id, Permissions.Command, correction[0], stop);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();

        async Task<ArticleContent> ContentAsync(string words)
        {
            var blocks = BlockMarkup.Parse(words, photos.GetValueOrDefault).ToList();
            var lead = BlockWords.Of(((Paragraph)blocks[0]).Content);
            blocks.RemoveAt(0);
            if (photo is not null)
            {
                blocks.Insert(0, new Figure(photos[photo[0]], photo[1], photo[2], photo[3]));
            }

            return new ArticleContent(
                header.GetValueOrDefault("kicker", ""), header["title"], lead, new Document(blocks),
                await db.Sections.Where(s => s.Slug == section).Select(static s => s.Id).SingleAsync(stop),
                await db.Authors.Where(a => authorSlugs.Contains(a.Slug)).Select(static a => a.Name).ToListAsync(stop),
                await db.Topics.Where(t => topicSlugs.Contains(t.Slug)).Select(static t => t.Id).ToListAsync(stop),
                photo is null ? null : photos[photo[0]], photo is null ? "" : photo[3], GenreOf(blocks));
        }
    }

    // What one sees of a piece is its genre: a gallery, a video, a long or a short one.
    private static string GenreOf(List<Block> blocks) =>
        blocks.Exists(static block => block is Video) ? "video" : blocks.Exists(static block => block is Gallery) ? "anh" : BlockWords.Of(new Document(blocks)).Split(' ').Length > 350 ? "bai" : "tin";

    private DateTime When(string published)
    {
        var match = Published().Match(published);
        return CityTime.Utc(today.AddDays(-int.Parse(match.Groups["days"].ValueSpan)) + TimeSpan.Parse(match.Groups["time"].ValueSpan, CultureInfo.InvariantCulture));
    }

    private static string[] List(Dictionary<string, string> header, string name) =>
        header.GetValueOrDefault(name, "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"\{\{d(?<month>m)?-(?<days>\d+)\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(@"^-(?<days>\d+) (?<time>\d\d:\d\d)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Published();

    [GeneratedRegex(@"^(photo: |\[\[photo )(?<name>[a-z-]+)", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex PhotoName();
}
