using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>The small city's calendar: an event to come, moved and full; one called off; one that was held; a draft.</summary>
internal static class EventCity
{
    public static Task<(IReadOnlyList<string> Events, IReadOnlyList<string> Slips)> FillAsync(TestPortal portal, string name = "Ngày hội tiêm chủng", string words = "Bác sĩ trả lời câu hỏi.", long office = 2) => portal.DoAsync<IServiceProvider, (IReadOnlyList<string>, IReadOnlyList<string>)>(async services =>
    {
        var (desk, registrations, db, stop) = (services.GetRequiredService<EventDesk>(), services.GetRequiredService<Registrations>(), services.GetRequiredService<PortalDb>(), TestContext.Current.CancellationToken);
        var now = portal.Clock.Now();
        EventContent Content(int days) => new()
        {
            Name = name, Summary = words, Audience = words, Place = name, Address = words, MapLink = "https://map.example/1", Starts = now.AddDays(days), Ends = now.AddDays(days).AddHours(3), Registers = true, Capacity = 3, Programme = [words, words], Speakers = [words],
        };
        async Task<long> ShowAsync(int days)
        {
            var id = await desk.AddAsync(Permissions.Command, new TypedEvent(office, Content(days)), EventRhythm.Once, 1, stop);
            await desk.ShowAsOfAsync(Permissions.Command, id, series: false, now.AddDays(-20), stop);
            return id;
        }

        var coming = await ShowAsync(4);
        await desk.MoveAsync(Permissions.Command, coming, new TypedMove(now.AddDays(5), now.AddDays(5).AddHours(3), name + " 2", words, "", words), series: false, stop);
        var (slip, _) = await registrations.RegisterAsync(coming, new TypedRegistration(name, 3, "", "vi"), stop);
        var (waiting, _) = await registrations.RegisterAsync(coming, new TypedRegistration("", 2, "", "vi"), stop);
        var (asked, open) = await registrations.RegisterAsync(coming, new TypedRegistration(name, 1, "", "vi"), stop);
        (open.ConfirmBy, open.Confirmation) = (now.AddDays(3), SecretLink.Hash(SlipSecret.Token(asked))); // as with a mail server
        db.Set<Sender>().Add(new Sender { Kind = "question", ObjectId = 1, At = now, Language = "vi", Secret = SecretLink.Hash(asked), ForgetAt = now.AddDays(9), ConfirmBy = now.AddDays(3), Confirmation = SecretLink.Hash(Senders.Confirmation(asked).Split('/')[^1]) });
        var off = await ShowAsync(6);
        await desk.CancelAsync(Permissions.Command, off, words, series: false, stop);
        var held = await ShowAsync(-2);
        var (answers, _) = await registrations.RegisterAsOfAsync(held, new TypedRegistration("", 1, "", "vi"), now.AddDays(-5), stop);
        db.Attendances.AddRange(new Attendance { EventId = held, Count = 90, Source = AttendanceSource.Estimate, Precision = FigurePrecision.About, StaffId = 1, Who = "Lan", At = now.AddDays(-1) }, new Attendance { EventId = held, Count = 84, Source = AttendanceSource.Sheet, Precision = FigurePrecision.AtLeast, StaffId = 1, Who = "Lan", At = now });
        db.FeedbackCounts.Add(new FeedbackCount { EventId = held, Question = 1, Score = 4, Count = 12 });
        await db.SaveChangesAsync(stop);
        await desk.AddAsync(Permissions.Command, new TypedEvent(office, Content(9)), EventRhythm.Weekly, 3, stop);
        var paths = new List<string>();
        foreach (var id in new[] { coming, off, held })
        {
            paths.Add((await db.Events.FindAsync([id], stop))!.Path);
        }

        return (paths, [.. new[] { slip, waiting, answers, asked }.Select(SlipSecret.Slip), "/lich/phieu", "/lich/gop-y#23456789", SlipSecret.Confirmation(SlipSecret.Token(asked)), Senders.Confirmation(asked)]);
    });
}
