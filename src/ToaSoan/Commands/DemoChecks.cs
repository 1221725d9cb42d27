using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.FactCheck;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan.Commands;

/// <summary>
/// The demo city's fact-checks: six over the whole scale, one of them corrected, and one in work; and claims in every state. Written by one member of the desk and approved by another, by the acts people
/// use, as of the days on which they would. Nothing is fetched from outside: evidence is files of the demo's own, and citations.
/// </summary>
public sealed class DemoChecks(Workplace workplace)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private readonly DateTime now = workplace.Services.GetRequiredService<TimeProvider>().Now();

    /// <summary>Fills in what is not there yet.</summary>
    public async Task FillAsync(CancellationToken stop)
    {
        var (db, services) = (workplace.Db, workplace.Services);
        if (await db.Checks.AnyAsync(stop))
        {
            return;
        }

        var demo = JsonSerializer.Deserialize<DemoFile>(await File.ReadAllTextAsync(Path.Combine(Demo.Source, "checks.json"), stop), Json)!;
        var (writer, approver) = (await workplace.MemberAsync("thuky", stop), await workplace.MemberAsync("truongban", stop));
        var (desk, publication, evidence, claims, intake) = (services.GetRequiredService<CheckDesk>(), services.GetRequiredService<CheckPublication>(), services.GetRequiredService<EvidenceDesk>(), services.GetRequiredService<ClaimDesk>(), services.GetRequiredService<ClaimIntake>());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var shown = new List<long>();
        foreach (var one in demo.Checks)
        {
            shown.Add(await ShowAsync(one));
        }

        foreach (var one in demo.Claims)
        {
            await SendAsync(one);
        }

        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();

        async Task<long> ShowAsync(DemoCheck one)
        {
            var (asked, day) = (At(one.Asked, 8), At(one.DaysAgo, 9));
            var id = await desk.BeginAsOfAsync(writer, Typed(one, one.Verdict, one.Finding), null, asked, stop);
            foreach (var piece in one.Evidence)
            {
                var typed = new TypedEvidence(piece.Title, piece.Source, CityTime.DayOf(asked).AddDays(-3), piece.Excerpt, piece.Citation, "");
                _ = piece.File.Length > 0 ? await evidence.AddFileAsOfAsync(writer, id, typed, Encoding.UTF8.GetBytes(piece.File), "text/csv", asked, stop) : await evidence.CiteAsOfAsync(writer, id, typed, asked, stop);
            }

            await desk.HandInAsOfAsync(writer, id, false, null, day, stop);
            await publication.ApproveAsOfAsync(approver, id, day, stop);
            if (one.Correct is { } correction)
            {
                var later = At(correction.DaysAgo, 15);
                await desk.ReopenAsOfAsync(writer, id, later, stop);
                await desk.SaveAsync(writer, id, await db.Checks.Where(c => c.Id == id).Select(static c => c.Version).SingleAsync(stop), Typed(one, correction.Verdict, correction.Finding), stop);
                await desk.HandInAsOfAsync(writer, id, true, correction.Reason, later, stop);
                await publication.ApproveAsOfAsync(approver, id, later, stop);
            }

            db.ChangeTracker.Clear();
            return id;
        }

        async Task SendAsync(DemoClaim one)
        {
            var at = now.AddHours(-one.HoursAgo);
            var secret = await intake.SendAsOfAsync(new TypedClaim(one.Text, one.Seen, "", "vi"), at, stop);
            var sender = (await services.GetRequiredService<Senders>().FindAsync(Claim.Kind, secret, stop))!;
            var (id, decided) = (sender.ObjectId, at.AddHours(3));
            switch (one)
            {
                case { Attach: { } check }:
                    await claims.AttachAsync(writer, id, shown[check], stop);
                    break;
                case { Decline: { } ground }:
                    await claims.DeclineAsOfAsync(writer, id, ground, one.Facts, decided, stop);
                    break;
                case { TakeBack: true }:
                    await intake.TakeBackAsync(sender, stop);
                    break;
                case { Begin: { } claim }:
                    await desk.BeginAsOfAsync(writer, new TypedCheck(new CheckContent { Claim = claim, Places = [new CheckPlace("", "Bạn đọc nghe nói")], Body = BlockJson.Write(Document.Empty) }), id, decided, stop);
                    break;
            }

            db.ChangeTracker.Clear();
        }
    }

    private static TypedCheck Typed(DemoCheck one, Verdict verdict, string finding) => new(new CheckContent
    {
        Claim = one.Claim, Places = [.. one.Places.Select(static line => line.StartsWith("https://", StringComparison.Ordinal) && line.Split(' ', 2) is var parts ? new CheckPlace(parts[0], parts.Length > 1 ? parts[1] : "") : new CheckPlace("", line))],
        Verdict = verdict, Finding = finding, Body = BlockJson.Write(new Document([.. BlockMarkup.Parse(one.Body)])), Topic = one.Topic,
    });

    // An hour of a day before today, by the city's clock.
    private DateTime At(int days, int hour) => CityTime.Utc(CityTime.DayOf(now).AddDays(-days).ToDateTime(new TimeOnly(hour, 0)));

    private sealed record DemoFile(DemoCheck[] Checks, DemoClaim[] Claims);

    private sealed record DemoCheck(string Claim, string[] Places, string? Topic, Verdict Verdict, int DaysAgo, int Asked, string Finding, string Body, DemoEvidence[] Evidence, DemoCorrection? Correct);

    private sealed record DemoEvidence(string Title, string Source, string Citation, string Excerpt, string File);

    private sealed record DemoCorrection(Verdict Verdict, int DaysAgo, string Reason, string Finding);

    private sealed record DemoClaim(string Text, string Seen, int HoursAgo, int? Attach, StatementGround? Decline, string? Facts, bool TakeBack, string? Begin);
}
