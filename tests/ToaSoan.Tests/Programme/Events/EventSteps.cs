using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Staff.StaffSteps;

#pragma warning disable RS0030 // The tests, unlike the product, start other programs.

namespace ToaSoan.Tests.Programme.Events;

/// <summary>What the desk and readers do with events, past the pages.</summary>
internal static class EventSteps
{
    /// <summary>An hour of the city in 2026; the clock of the tests stands at 16 June, 7:05.</summary>
    public static DateTime At(int month, int day, int hour, int minute = 0) => CityTime.Utc(new DateTime(2026, month, day, hour, minute, 0));

    /// <summary>A morning on vaccination with three seats.</summary>
    public static EventContent Morning { get; } = new()
    {
        Name = "Ngày hội tiêm chủng; hỏi, đáp", Summary = "Bác sĩ trả lời câu hỏi của cha mẹ.\nCó chỗ chơi cho trẻ.", Audience = "Cha mẹ có con dưới 5 tuổi", Place = "Nhà văn hóa Bến Sen", Address = "12 đường Bờ Sông", MapLink = "https://ban-do.example/12",
        Starts = At(6, 20, 8), Ends = At(6, 20, 11, 30), Registers = true, Capacity = 3, Programme = ["8:00 Đón khách", "8:30 Hỏi, đáp"], Speakers = ["Bác sĩ của trạm y tế"],
    };

    /// <summary>Begins an event, or a series.</summary>
    public static Task<long> BeginEventAsync(this TestPortal portal, EventContent? content = null, string office = "so-y-te", string by = "thuky", EventRhythm rhythm = EventRhythm.Once, int times = 0) => portal.DoAsync<IServiceProvider, long>(async services =>
    {
        var id = await services.GetRequiredService<PortalDb>().Set<ToaSoan.Offices.Office>().Where(o => o.Slug == office).Select(static o => o.Id).SingleAsync(Stop);
        return await services.GetRequiredService<EventDesk>().AddAsync(await portal.PermissionsAsync(by), new TypedEvent(id, content ?? Morning), rhythm, times, Stop);
    });

    /// <summary>Begins an event and puts it into the calendar.</summary>
    public static async Task<long> ShowEventAsync(this TestPortal portal, EventContent? content = null, string office = "so-y-te")
    {
        var id = await portal.BeginEventAsync(content, office);
        await portal.EventsAsync("bientap", "thuky", office, (desk, by) => desk.ShowAsync(by, id, series: false, Stop));
        return id;
    }

    /// <summary>Does something at the desk as somebody.</summary>
    public static Task EventsAsync(this TestPortal portal, string by, Func<EventDesk, ToaSoan.Staff.Permissions, Task> act) => portal.DoAsync<EventDesk>(async desk => await act(desk, await portal.PermissionsAsync(by)));

    private static Task EventsAsync(this TestPortal portal, string own, string other, string office, Func<EventDesk, ToaSoan.Staff.Permissions, Task> act) => portal.EventsAsync(office == "so-y-te" ? own : other, act);

    /// <summary>Moves it, its place unchanged.</summary>
    public static Task MoveEventAsync(this TestPortal portal, long id, DateTime starts, DateTime ends, string reason = "trời mưa", bool series = false) =>
        portal.EventsAsync("bientap", (desk, by) => desk.MoveAsync(by, id, new TypedMove(starts, ends, Morning.Place, Morning.Address, Morning.MapLink, reason), series, Stop));

    /// <summary>Registers; gives the secret. An address is confirmed at once, as by who gets the mail, unless it is to wait.</summary>
    public static Task<string> RegisterAsync(this TestPortal portal, long id, string name = "", int seats = 1, string email = "", string language = "vi", bool confirmed = true) => portal.DoAsync<IServiceProvider, string>(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(Stop); // so that the mail that asks is not sent before it is answered
        var (secret, registration) = await services.GetRequiredService<Registrations>().RegisterAsync(id, new TypedRegistration(name, seats, email, language), Stop);
        if (confirmed && registration.ConfirmBy is not null)
        {
            await services.GetRequiredService<Confirmations>().ConfirmAsync(SlipSecret.Token(secret), Stop);
        }

        await transaction.CommitAsync(Stop);
        return secret;
    });

    /// <summary>Opens a slip as its page does: by posting the secret.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> SlipAsync(this HttpClient reader, string secret, string act = "", System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK, params (string Name, string Value)[] fields)
    {
        var answer = await reader.PostAsync("/lich/phieu" + act, new FormUrlEncodedContent([new("secret", secret), .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))]), Stop);
        Assert.Equal(status, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Codes of feedback cards.</summary>
    public static Task<IReadOnlyList<string>> CardsAsync(this TestPortal portal, long id, int count) => portal.DoAsync<IServiceProvider, IReadOnlyList<string>>(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var codes = await services.GetRequiredService<Feedback>().MakeCardsAsync(await db.Events.AsNoTracking().SingleAsync(e => e.Id == id, Stop), count, Stop);
        await db.SaveChangesAsync(Stop);
        return codes;
    });

    /// <summary>How the registrations of an event stand, in order.</summary>
    public static Task<List<RegistrationState>> StandingAsync(this TestPortal portal, long id) =>
        portal.DoAsync<PortalDb, List<RegistrationState>>(db => db.Registrations.Where(r => r.EventId == id).OrderBy(static r => r.Id).Select(static r => r.State).ToListAsync(Stop));

    /// <summary>The working copy.</summary>
    public static Task<CityEvent> EventAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, CityEvent>(db => db.Events.AsNoTracking().SingleAsync(e => e.Id == id, Stop));

    /// <summary>The sentence of a refusal.</summary>
    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;

    /// <summary>Starts a portal with a mail server. Its jobs are done when a test says so, never between two of its steps.</summary>
    public static Task<TestPortal> WithMailAsync(MailServer server, Engine engine = Engine.Sqlite) =>
        TestPortal.StartAsync(engine, settings => (settings.MailServer, settings.MailFrom, settings.MailTls, settings.RenditionThreads) = (server.Address, "toasoan@minhgiang.example", "none", 0));

    /// <summary>Does every job that is due, as the runner does.</summary>
    public static async Task DoJobsAsync(this TestPortal portal)
    {
        var runner = portal.Services.GetRequiredService<JobRunner>();
        while (await portal.DoAsync<PortalDb, bool>(db => db.Jobs.AnyAsync(job => job.Kind == EventLetter.JobKind && job.DueAt <= portal.Clock.GetUtcNow().UtcDateTime, Stop)))
        {
            if (!await runner.DoOneAsync(Stop))
            {
                await Task.Delay(20, Stop); // the runner of the portal itself has one in hand, and it may leave another
            }
        }
    }

    /// <summary>What python3-icalendar, a reader that is not ours, reads in a calendar: of each event its properties, instants in UTC.</summary>
    public static async Task<JsonElement[]> ParseAsync(string calendar)
    {
        const string Script = """
            import sys, json
            from datetime import timezone
            from icalendar import Calendar
            cal = Calendar.from_ical(sys.stdin.buffer.read())
            out = []
            for e in cal.walk('VEVENT'):
                out.append({'uid': str(e['UID']), 'sequence': int(e['SEQUENCE']), 'summary': str(e['SUMMARY']), 'description': str(e['DESCRIPTION']), 'location': str(e['LOCATION']), 'status': str(e['STATUS']),
                    'start': e.decoded('DTSTART').astimezone(timezone.utc).isoformat(), 'end': e.decoded('DTEND').astimezone(timezone.utc).isoformat(), 'zone': str(e.decoded('DTSTART').tzinfo), 'modified': e.decoded('LAST-MODIFIED').isoformat(),
                    'alarms': [str(a['TRIGGER'].to_ical().decode()) for a in e.walk('VALARM')], 'errors': len(e.errors)})
            print(json.dumps(out))
            """;
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await python.StandardInput.BaseStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(calendar), Stop);
        python.StandardInput.Close();
        var (said, wrong) = (await python.StandardOutput.ReadToEndAsync(Stop), await python.StandardError.ReadToEndAsync(Stop));
        await python.WaitForExitAsync(Stop);
        Assert.True(python.ExitCode == 0, $"python3-icalendar could not read it (is the package installed? ./dev test does so when it may): {wrong}");
        return [.. JsonDocument.Parse(said).RootElement.EnumerateArray()];
    }
}
