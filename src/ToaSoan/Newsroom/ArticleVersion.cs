using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Newsroom;

/// <summary>What made a version.</summary>
public enum VersionAct
{
    /// <summary>The first save.</summary>
    Begin = 0,

    /// <summary>Words were changed.</summary>
    Save = 1,

    /// <summary>Handed in.</summary>
    Submit = 2,

    /// <summary>Approved by the office's editor or by the desk.</summary>
    Approve = 3,

    /// <summary>Returned with a comment.</summary>
    Return = 4,

    /// <summary>Shown to readers.</summary>
    Publish = 5,

    /// <summary>A small change shown to readers.</summary>
    Revise = 6,

    /// <summary>A correction shown to readers.</summary>
    Correct = 7,

    /// <summary>Taken down.</summary>
    Withdraw = 8,

    /// <summary>An older version's words were brought back.</summary>
    Restore = 9,

    /// <summary>Two articles of the same event became one.</summary>
    Merge = 10,
}

/// <summary>
/// An article as it stood after a save or an act, and who did it. Never changed, but for one thing: while the same person goes on
/// saving within <see cref="Together"/>, the newest version takes the newer words, so that a morning's writing is one version.
/// </summary>
public sealed class ArticleVersion
{
    /// <summary>How long one person's saves count as one.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The article.</summary>
    public long ArticleId { get; set; }

    /// <summary>1, 2, 3 … per article.</summary>
    public required int Number { get; init; }

    /// <summary>What made it.</summary>
    public required VersionAct Act { get; init; }

    /// <summary>Who did it; null for a command.</summary>
    public required long? By { get; init; }

    /// <summary>When the first of its saves was made (UTC).</summary>
    public required DateTime Since { get; init; }

    /// <summary>When the act was done, or the last of its saves (UTC).</summary>
    public required DateTime At { get; set; }

    /// <summary>The comment or reason given with the act, or "".</summary>
    public string Note { get; init; } = "";

    /// <summary>The <see cref="Number"/> of the version that holds the words: its own, or an older one when an act changed none.</summary>
    public required int WordsOf { get; init; }

    /// <summary>The words as JSON; "" when <see cref="WordsOf"/> names another version.</summary>
    public required string Content { get; set; }

    /// <summary>Reads the words of a version that holds them.</summary>
    public VersionContent Read() => JsonSerializer.Deserialize<VersionContent>(Content, Json)!;

    /// <summary>
    /// Adds what the article holds now as its next version, or to the newest one; saved with the article by the caller, whose version
    /// number keeps two people apart. An act also enters the audit trail.
    /// </summary>
    public static async Task KeepAsync(PortalDb db, Article article, VersionAct act, Permissions staff, DateTime now, CancellationToken stop, string note = "")
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(article);
        if (act is not (VersionAct.Begin or VersionAct.Save))
        {
            Audit.Write(db, staff, now, $"article.{act.ToString().ToLowerInvariant()}", Article.Kind, $"{article.Id}", note);
        }

        var content = JsonSerializer.Serialize(VersionContent.Of(article), Json);
        long? who = staff.StaffId == 0 ? null : staff.StaffId;
        var found = article.Id == 0 ? null : await db.ArticleVersions.Where(v => v.ArticleId == article.Id).OrderByDescending(static v => v.Number)
            .Select(v => new { Version = v, Words = v.Content != "" ? v.Content : db.Set<ArticleVersion>().Where(o => o.ArticleId == v.ArticleId && o.Number == v.WordsOf).Select(static o => o.Content).First() }).FirstOrDefaultAsync(stop);
        var newest = found?.Version;
        if (newest is { Act: VersionAct.Save or VersionAct.Begin } && act == VersionAct.Save && newest.By == who && now - newest.Since < Together && now >= newest.At)
        {
            (newest.Content, newest.At) = (content, now);
            return;
        }

        var held = found?.Words ?? "";
        var number = (newest?.Number ?? 0) + 1;
        article.Versions.Add(new ArticleVersion
        {
            Number = number, Act = act, By = who, Since = now, At = now, Note = note,
            WordsOf = held == content ? newest!.WordsOf : number, Content = held == content ? "" : content,
        });
    }
}

/// <summary>The words of a version: everything a save carries.</summary>
public sealed record VersionContent(string Kicker, string Title, string Lead, string Body, long? SectionId, string SectionName, string[] Authors, long[] Topics, string[] TopicNames, string? LeadPhoto, string LeadPhotoAlt, string Genre = Genres.Usual)
{
    /// <summary>What an article with its parts loaded holds now.</summary>
    public static VersionContent Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(article.Kicker, article.Title, article.Lead, article.Body, article.SectionId, article.Section?.Name ?? "",
            [.. article.Authors.OrderBy(static a => a.Position).Select(static a => a.Author!.Name)],
            [.. article.Topics.Select(static topic => topic.Id)], [.. article.Topics.Select(static topic => topic.Name)], article.LeadPhoto, article.LeadPhotoAlt, article.Genre);
    }

    /// <summary>The same as a save brings it; sections and topics that are gone are left out.</summary>
    public ArticleContent ToSave(IReadOnlyCollection<long> sections) =>
        new(Kicker, Title, Lead, BlockJson.Read(Body), SectionId is { } id && sections.Contains(id) ? id : null, Authors, Topics, LeadPhoto, LeadPhotoAlt, Genre);
}
