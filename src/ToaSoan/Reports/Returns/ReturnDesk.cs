using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>Which return: of a month, by an office.</summary>
public sealed record ReturnKey(DateOnly Month, long OfficeId);

/// <summary>
/// What is done to returns. Owns the invariant that of an office's month at most one version counts, and that it is the last one accepted:
/// the change and its entry in the trail are one transaction.
/// </summary>
public sealed class ReturnDesk(PortalDb db, DeskActs acts, TimeProvider clock)
{
    /// <summary>The trail's word for returns.</summary>
    public const string Kind = "return";

    /// <summary>Keeps lines of a draft, which begins with the first save. <paramref name="saves"/> is the state they were typed over, 0 for none. Throws <see cref="Refusal"/>.</summary>
    public Task SaveAsync(Permissions by, ReturnKey key, int saves, IReadOnlyList<TypedLine> lines, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (office, asked) = await AskedAsync(key, stop);
        var all = await NewestAsync(key, stop);
        Must((all?.Saves ?? 0) == saves, PlatformText.ChangedMeanwhile);
        var fresh = all is null;
        all ??= new OfficeReturn { OfficeId = key.OfficeId, Month = key.Month, Number = 1, By = by.Name, SavedAt = clock.Now() };
        all.MustBeEditableBy(by);
        Must(lines.All(line => asked.Any(version => version.Id == line.Version.Id)), PlatformText.ChangedMeanwhile);
        foreach (var line in lines)
        {
            Must(!ReturnRules.Faults(line).Any(), $"{line.Version.Name}: {ReturnRules.Faults(line).FirstOrDefault()}");
        }

        await MustKnowFilesAsync(by, all, lines, stop);
        var changes = Put(all, lines, asked);
        if (changes.Count == 0 && !fresh)
        {
            return null;
        }

        if (fresh)
        {
            db.Returns.Add(all);
        }

        if (by.StaffId != 0 && !all.Writers.Contains($",{by.StaffId},", StringComparison.Ordinal))
        {
            all.Writers += $"{by.StaffId},";
        }

        return Done(by, all, office, fresh ? "begin" : "save", string.Join("; ", changes), clock.Now(), fresh ? 0 : 1);
    }, stop);

    /// <summary>Hands the newest version in; <paramref name="when"/> is given by the demo city alone, here and below.</summary>
    public Task SubmitAsync(Permissions by, ReturnKey key, CancellationToken stop, DateTime? when = null) => ActAsync(by, key, "submit", async (all, asked, now) =>
    {
        var today = clock.Today();
        var head = await db.RolesOn(today).AnyAsync(role => role.OfficeId == key.OfficeId && role.Role == Role.Editor && role.StaffMemberId != by.StaffId, stop);
        all.Submit(by, head, asked, now);
        return "";
    }, when, stop);

    /// <summary>The office's head sends it to the desk.</summary>
    public Task ApproveAsync(Permissions by, ReturnKey key, CancellationToken stop, DateTime? when = null) => ActAsync(by, key, "approve", (all, _, now) =>
    {
        all.Approve(by, now);
        return Task.FromResult("");
    }, when, stop);

    /// <summary>The desk accepts it: from now on its lines are the city's figures, in place of the version before.</summary>
    public Task AcceptAsync(Permissions by, ReturnKey key, CancellationToken stop, DateTime? when = null) => ActAsync(by, key, "accept", async (all, _, now) =>
    {
        all.Accept(by, now);
        await db.Returns.Where(other => other.OfficeId == key.OfficeId && other.Month == key.Month && other.Counts).ExecuteUpdateAsync(static set => set.SetProperty(static other => other.Counts, false), stop);
        return "";
    }, when, stop);

    /// <summary>Sends it back with what is to be corrected.</summary>
    public Task AskCorrectionAsync(Permissions by, ReturnKey key, string? comment, CancellationToken stop, DateTime? when = null) => ActAsync(by, key, "correction", (all, _, _) =>
    {
        all.AskCorrection(by, comment);
        return Task.FromResult(all.Comment);
    }, when, stop);

    /// <summary>Begins a version that changes what was accepted.</summary>
    public Task ReviseAsync(Permissions by, ReturnKey key, string? reason, CancellationToken stop, DateTime? when = null) => acts.DoAsync(by, async () =>
    {
        var (office, _) = await AskedAsync(key, stop);
        var all = await NewestAsync(key, stop) ?? throw new Refusal(ReturnsText.NotInThisState);
        var next = db.Returns.Add(all.Revise(by, reason, when ?? clock.Now())).Entity;
        return Done(by, next, office, "revise", next.Reason, when ?? clock.Now(), 0);
    }, stop);

    /// <summary>All versions of a return with their lines, the newest first; empty when nothing was saved yet.</summary>
    public async Task<IReadOnlyList<OfficeReturn>> ReadAsync(ReturnKey key, CancellationToken stop) =>
        await db.Returns.AsNoTracking().Include(static all => all.Lines).ThenInclude(static line => line.Version).Where(all => all.OfficeId == key.OfficeId && all.Month == key.Month).OrderByDescending(static all => all.Number).ToListAsync(stop);

    /// <summary>The name of a return in the trail.</summary>
    public static string NameOf(DateOnly month, Office office) => $"{ReturnMonth.Key(month)}/{office?.Slug}";

    private Task ActAsync(Permissions by, ReturnKey key, string act, Func<OfficeReturn, IReadOnlyList<IndicatorVersion>, DateTime, Task<string>> change, DateTime? when, CancellationToken stop) => acts.DoAsync(by, async () =>
    {
        var (office, asked) = await AskedAsync(key, stop);
        var all = await NewestAsync(key, stop) ?? throw new Refusal(ReturnsText.NotInThisState);
        var now = when ?? clock.Now();
        return Done(by, all, office, act, await change(all, asked, now), now, 1);
    }, stop);

    private static DeskAct Done(Permissions by, OfficeReturn all, Office office, string act, string detail, DateTime now, int saves)
    {
        all.Saves += saves;
        (all.By, all.SavedAt) = (by.Name, now);
        var name = NameOf(all.Month, office);
        return new DeskAct($"return.{act}", Kind, () => name, all.Number == 1 ? detail : $"#{all.Number} {detail}".TrimEnd());
    }

    private Task<OfficeReturn?> NewestAsync(ReturnKey key, CancellationToken stop) =>
        db.Returns.Include(static all => all.Lines).Where(all => all.OfficeId == key.OfficeId && all.Month == key.Month).OrderByDescending(static all => all.Number).FirstOrDefaultAsync(stop);

    private async Task<(Office Office, IReadOnlyList<IndicatorVersion> Asked)> AskedAsync(ReturnKey key, CancellationToken stop)
    {
        var office = await db.Offices.SingleOrDefaultAsync(office => office.Id == key.OfficeId, stop) ?? throw new Refusal(ReturnsText.NotAsked);
        var asked = (await Catalogue.ReadAsync(db, stop)).AskedOf(office, key.Month);
        Must(asked.Count > 0, ReturnsText.NotAsked);
        Must(key.Month <= clock.Today(), ReturnsText.MonthAhead);
        return (office, asked);
    }

    /// <summary>Puts what was given in place; says what is another now.</summary>
    private static List<string> Put(OfficeReturn all, IReadOnlyList<TypedLine> lines, IReadOnlyList<IndicatorVersion> asked)
    {
        var changes = new List<string>();
        foreach (var gone in all.Lines.Where(line => asked.All(version => version.IndicatorId != line.IndicatorId)).ToList())
        {
            all.Lines.Remove(gone);
            changes.Add($"– {gone.IndicatorId}");
        }

        foreach (var typed in lines)
        {
            var line = all.Lines.Find(line => line.IndicatorId == typed.Version.IndicatorId);
            if (line is null)
            {
                all.Lines.Add(line = new ReturnLine { IndicatorId = typed.Version.IndicatorId, VersionId = typed.Version.Id, Precision = typed.Precision });
            }

            var before = line.Said;
            (line.VersionId, line.Amount, line.Precision, line.Note, line.Statement, line.Links, line.File) =
                (typed.Version.Id, typed.Amount, typed.Precision, typed.Note, typed.Statement, string.Join('\n', typed.Links ?? []), typed.File);
            if (before != line.Said)
            {
                changes.Add($"{typed.Version.Name}: {(before.Item1 is { } old ? TypedNumber.Write(old) : "–")} → {(line.Amount is { } amount ? TypedNumber.Write(amount) : "–")}");
            }
        }

        return changes;
    }

    // A form names files by their hash: only what is there already, or what this person may see, may become evidence.
    private async Task MustKnowFilesAsync(Permissions by, OfficeReturn all, IReadOnlyList<TypedLine> lines, CancellationToken stop)
    {
        string[] files = [.. lines.Select(static line => line.File).OfType<string>().Except(all.Lines.Select(static line => line.File).OfType<string>())];
        Must(files.Length == 0 || files.Length == await db.Set<StoredFile>().CountAsync(file => files.Contains(file.Hash) && (file.Public || by.WholeCity || file.UploadedBy == by.StaffId), stop), PlatformText.ChangedMeanwhile);
    }
}
