using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Newsroom.English;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>The demo city's English versions: text files named as the articles they are of, saved and approved as people do it.</summary>
public sealed partial class DemoEnglish(Workplace workplace)
{
    private readonly DateTime today = CityTime.Local(workplace.Services.GetRequiredService<TimeProvider>().Now()).Date;

    /// <summary>Writes those that are not in yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var db = workplace.Db;
        foreach (var file in Directory.GetFiles(Path.Combine(Demo.Source, "english"), "*.txt").Order(StringComparer.Ordinal))
        {
            var name = $"demo/{Path.GetFileName(file)}";
            if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(article => article.ImportHash == name && article.State == ArticleState.Published, stop) is not { } article
                || await db.EnglishVersions.AnyAsync(version => version.ArticleId == article.Id, stop))
            {
                continue;
            }

            var form = Read(await File.ReadAllTextAsync(file, stop), article);
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await workplace.Services.GetRequiredService<EnglishDesk>().SaveAsync(article.Id, form, Permissions.Command, stop);
            await workplace.Services.GetRequiredService<Publication>().ApproveEnglishAsync(article.Id, Permissions.Command, stop);
            await transaction.CommitAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    private EnglishForm Read(string text, Article article)
    {
        var parts = text.ReplaceLineEndings("\n").Split("\n---\n", 2);
        var header = parts[0].Split('\n').Select(static line => line.Split(": ", 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        var body = Date().Replace(parts[1].Trim(), match => today.AddDays(-int.Parse(match.Groups["days"].ValueSpan, CultureInfo.InvariantCulture)).ToString("d MMMM", CultureInfo.InvariantCulture));
        var pieces = body.Split("\n\n", 2);
        var form = new EnglishForm { Kicker = header["kicker"], Title = header["title"], Lead = pieces[0], LeadPhotoAlt = header["alt"], UpToDate = true };
        if (article.LeadPhoto is { } photo)
        {
            form.Blocks.Add(BlockForm.Of(new Figure(photo, header["caption"], header["credit"], header["alt"])));
        }

        form.Blocks.Add(new BlockForm { Text = pieces[1] });
        return form;
    }

    [GeneratedRegex(@"\{\{dm-(?<days>\d+)\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();
}
