using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using ToaSoan.Reports.Setup;
using ToaSoan.Search;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Composing;

/// <summary>
/// What the desk does to reports. Owns the invariant that a frozen report never changes: its text, its figures with the rows behind them and its Word file are saved in one transaction
/// with an edition that holds their hashes, and with the record of it. Frozen is not published: readers see an edition from its release on.
/// </summary>
public sealed class ReportDesk(PortalDb db, FigureReading reading, DeskActs acts, SiteIdentities identities, TimeProvider clock)
{
    private const int LongestReason = 2_000, LongestPart = 8_000, MostParts = 300;

    /// <summary>Begins the report of a period with a first text made of its figures; gives its number.</summary>
    public async Task<long> BeginAsync(Permissions by, Period period, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(period);
        MustBeDesk(by);
        var key = period.Key;
        if (await db.Set<Report>().AnyAsync(report => report.Period == key, stop))
        {
            throw new Refusal(ReportsText.OnlyOne);
        }

        var text = await FirstTextAsync(period, stop);
        var report = new Report { Period = key, Profile = DocumentProfiles.State.Key, Text = text.Write(), SavedAt = clock.Now() };
        await acts.DoAsync(by, () =>
        {
            db.Add(report);
            return Task.FromResult<DeskAct?>(new DeskAct("report.add", Report.Kind, () => $"{report.Id}", key));
        }, stop);
        return report.Id;
    }

    /// <summary>The first text of a period's report, made of the figures there are, with the head of a profile.</summary>
    public Task<ReportText> FirstTextAsync(Period period, CancellationToken stop, string? profile = null) =>
        InVietnameseAsync(async () => ReportOutline.First(await SiteAsync(period, stop), await HeadAsync(profile ?? DocumentProfiles.State.Key, stop)));

    /// <summary>The head with which reports in a profile begin.</summary>
    public async Task<ReportHead> HeadAsync(string profile, CancellationToken stop) =>
        (await OwnProfile.ReadAsync(db, profile, stop)).Head.Or(await UsualHeadAsync(stop));

    /// <summary>The head of a newsroom that has set none, as far as its identity says.</summary>
    public async Task<ReportHead> UsualHeadAsync(CancellationToken stop) => ReportOutline.Head(await identities.GetAsync(db, stop));

    /// <summary>A text brought from one profile to another: what its head still has from the first becomes what the other says.</summary>
    public async Task<ReportText> FollowAsync(ReportText text, string from, string to, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(text);
        return from == to ? text : text with { Head = text.Head.Following(await HeadAsync(from, stop), await HeadAsync(to, stop)) };
    }

    /// <summary>A report's document with its figures as they are now.</summary>
    public Task<ReportDocument> DocumentAsync(ReportText text, string profile, Period period, CancellationToken stop) =>
        InVietnameseAsync(async () => DocumentBuilder.Build(text, profile, await SiteAsync(period, stop)));

    /// <summary>Saves what was typed. Throws <see cref="Refusal"/> for a figure that does not exist, naming the part.</summary>
    public Task SaveAsync(Permissions by, long id, int version, string profile, ReportText text, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(text);
        var report = await FindAsync(by, id, stop);
        if (report.Version != version)
        {
            throw new Refusal(PlatformText.ChangedMeanwhile);
        }

        MustBeOpen(report);
        _ = DocumentProfiles.Find(profile);
        var followed = await FollowAsync(text, report.Profile, profile, stop);
        var clean = followed with { Parts = [.. followed.Parts.Select(static part => part with { Text = Orthography.Clean(part.Text) })] };
        await MustBeReadableAsync(clean, Period.Read(report.Period)!, stop);
        if (clean.Write() == report.Text && profile == report.Profile)
        {
            return null;
        }

        (report.Text, report.Profile, report.SavedAt) = (clean.Write(), profile, clock.Now());
        report.Version++;
        return new DeskAct("report.save", Report.Kind, () => $"{id}", report.Period);
    }, stop);

    /// <summary>Freezes a report: the next edition, not yet shown to readers. From the second on it needs a reason.</summary>
    public Task FreezeAsync(Permissions by, long id, string? reason, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var (report, why, now) = (await FindAsync(by, id, stop), Orthography.Clean(reason ?? ""), clock.Now());
        var (text, period) = (ReportText.Read(report.Text), Period.Read(report.Period)!);
        MustBeChief(by);
        MustBeOpen(report);
        Must(period.Until < clock.Today(), ReportsText.PeriodNotOver, CityTime.Day(period.Until));
        Must(why.Length <= LongestReason && (report.Editions == 0 || why.Length > 0), ReportsText.ReasonMissing, LongestReason);
        if (text.Parts.Select(static (part, index) => (part, index)).FirstOrDefault(static pair => pair.part.Text.Contains(ReportOutline.Unwritten, StringComparison.Ordinal)) is { part: { } unwritten, index: var at })
        {
            throw new Refusal(ReportsText.PartUnwritten, at + 1, unwritten.Text);
        }

        Must(text.Head.SignerName.Length > 0 && text.Head.SignerTitle.Length + text.Head.SignedFor.Length > 0, ReportsText.SignerMissing);
        var (site, document) = await InVietnameseAsync(async () => await SiteAsync(period, stop) is var read ? (read, DocumentBuilder.Build(text, report.Profile, read)) : default);
        var profile = (await OwnProfile.ReadAsync(db, report.Profile, stop)).Profile;
        DocumentRules.Check(document, profile);
        var number = report.Editions + 1;
        var files = await InVietnameseAsync(() => Task.FromResult<(string Name, byte[] Bytes)[]>([("docx", WordExport.Write(document, profile)), ("xlsx", ReportTables.Write(site)), .. FrozenFigures.Write(site)]));
        var saved = files.Select(file => new ReportFile { ReportId = id, Number = number, Name = file.Name, Bytes = file.Bytes, Hash = FrozenFigures.Hash(file.Bytes) }).ToArray();
        db.AddRange(saved);
        var last = await db.Editions.Include(static e => e.Tags).SingleOrDefaultAsync(e => e.Kind == Report.Kind && e.ObjectId == id && e.Number == number - 1, stop);
        var identity = await identities.GetAsync(db, stop);
        var edition = new Edition
        {
            Kind = Report.Kind, ObjectId = id, Number = number, Change = number == 1 ? EditionChange.Publish : EditionChange.Revise, Current = false, Shown = false, Path = report.Path, Section = "", SectionName = "", Office = "", OfficeName = identity.Responsible,
            Kicker = document.TypeName, Title = document.Abstract, Lead = "", Body = System.Text.Json.JsonSerializer.Serialize(new FrozenReport(document, new SortedDictionary<string, string>(saved.ToDictionary(static file => file.Name, static file => file.Hash), StringComparer.Ordinal), profile), JsonReport.Options),
            FirstPublishedAt = last?.FirstPublishedAt ?? now, PublishedAt = now, Reason = why, Salt = RandomNumberGenerator.GetBytes(32),
        };
        db.Editions.Add(edition);
        db.Records.Add(Record.Of(edition, ActorOf(by)));
        (report.Editions, report.Frozen, report.SavedAt) = (number, true, now);
        report.Version++;
        return new DeskAct("report.freeze", Report.Kind, () => $"{id}", $"{report.Period} ({number})");
    }, stop);

    /// <summary>Shows the newest frozen version to readers, in the place of the one they saw.</summary>
    public Task ReleaseAsync(Permissions by, long id, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var report = await FindAsync(by, id, stop);
        MustBeChief(by);
        Must(report.Frozen, ReportsText.IsNotFrozen);
        var editions = await db.Editions.Include(static e => e.Tags).Where(e => e.Kind == Report.Kind && e.ObjectId == id && (e.Current || e.Number == report.Editions)).ToListAsync(stop);
        var edition = editions.Single(e => e.Number == report.Editions);
        Must(!edition.Current, ReportsText.ReleasedAlready);
        (edition.Current, edition.Shown) = (true, true);
        edition.Follow(editions.Find(e => e != edition));
        db.Records.Add(new Record { Type = "report.release", Object = $"report-release/{id}", Seq = edition.Number, Time = clock.Now(), Actor = ActorOf(by), Content = Record.Commit(edition.Salt, Record.Canonical(edition)), Reason = "-" });
        await db.SaveChangesAsync(stop);
        await SearchIndex.WriteAsync(db, edition, PublishedReport.Searched, stop);
        return new DeskAct("report.release", Report.Kind, () => $"{id}", $"{report.Period} ({edition.Number})", PageTag.Feeds, PublishedReport.List, PublishedReport.Tag(report.Path));
    }, stop);

    /// <summary>Opens a frozen report for its next version; what is frozen and published stays.</summary>
    public Task ReopenAsync(Permissions by, long id, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var report = await FindAsync(by, id, stop);
        Must(report.Frozen, ReportsText.IsNotFrozen);
        (report.Frozen, report.SavedAt) = (false, clock.Now());
        report.Version++;
        return new DeskAct("report.reopen", Report.Kind, () => $"{id}", report.Period);
    }, stop);

    /// <summary>The figures of a period as readers of its report will look into them.</summary>
    public async Task<FigureSite> SiteAsync(Period period, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(period);
        var desk = await DeskFigures.ReadAsync(db, reading, period, null, stop);
        return PublishedReport.Site(desk.Book, desk.Targets, $"/bao-cao/{period.Key}");
    }

    /// <summary>The figures of a period as an Excel file, as they are now.</summary>
    public Task<byte[]> TablesAsync(Period period, CancellationToken stop) => InVietnameseAsync(async () => ReportTables.Write(await SiteAsync(period, stop)));

    /// <summary>A figure of a period, or a part of it, as the desk looks into it now; null when there is none.</summary>
    public async Task<FigureView?> ViewAsync(Period period, string figure, string? dimension, string? key, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return PublishedReport.View(await DeskFigures.ReadAsync(db, reading, period, [FigureTimes.Read(figure).Key], stop), figure, dimension, key);
    }

    private async Task MustBeReadableAsync(ReportText text, Period period, CancellationToken stop)
    {
        Must(text.Parts.Count <= MostParts, ReportsText.TooManyParts, MostParts);
        var kinds = await reading.KindsAsync(stop);
        var book = new FigureBook(period, kinds, Enum.GetValues<FigureTime>().ToDictionary(static time => time, static _ => (IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>)new Dictionary<string, IReadOnlyList<FigureRow>>()), await OfficeLines.ReadAsync(db, clock.Today(), period.Until, stop));
        var site = PublishedReport.Site(book, kinds.ToDictionary(static kind => kind.Key, static _ => 0m), "");
        foreach (var (part, index) in text.Parts.Select(static (part, index) => (part, index + 1)))
        {
            Must(part.Text.Length <= LongestPart, ReportsText.PartTooLong, index, LongestPart);
            FigureTokens.Runs(part.Text, site, wrong => throw new Refusal(ReportsText.TokenWrong, index, wrong));
            var kind = part.Figure is null ? null : book.Kind(part.Figure);
            Must(part.Kind is not (PartKind.Table or PartKind.Chart) || (part.Kind == PartKind.Table && string.IsNullOrEmpty(part.Figure))
                || (kind is not null && (part.By is FigurePart.Office or FigurePart.Month or DocumentBuilder.OfficeNow || kind.By.Any(by => by.Key == part.By))), ReportsText.TableWrong, index);
        }
    }

    private async Task<Report> FindAsync(Permissions by, long id, CancellationToken stop)
    {
        MustBeDesk(by);
        return await db.Set<Report>().SingleOrDefaultAsync(report => report.Id == id, stop) ?? throw new Refusal(ReportsText.NoSuchReport);
    }

    // The document is Vietnamese; what is refused, and the page around it, speak the language of whoever asks.
    private static async Task<T> InVietnameseAsync<T>(Func<Task<T>> make)
    {
        LanguageMiddleware.Speak("vi");
        return await make();
    }

    private static string ActorOf(Permissions by) => $"{by.Highest?.ToString().ToLowerInvariant()}/";

    private static void MustBeOpen(Report report) => Must(!report.Frozen, ReportsText.IsFrozen);

    private static void MustBeDesk(Permissions by) => Must(by.May(Role.Desk), ReportsText.DeskOnly);

    private static void MustBeChief(Permissions by) => Must(by.May(Role.Chief), ReportsText.ChiefsOnly);
}
