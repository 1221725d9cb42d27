using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Programme.Events;
using ToaSoan.Tests.Programme.Events;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>An event of the health office for each request: a draft, one that is to come, or one that has begun.</summary>
internal sealed record MatrixEvents(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixEvents> MakeAsync(string address, Asker asker, MatrixCity city)
    {
        var (portal, now) = (city.Portal, city.Portal.Clock.Now());
        var draft = address is "/ban/lich/{id:long}" || address.EndsWith("/show", StringComparison.Ordinal);
        var begun = address.EndsWith("/dang-ky", StringComparison.Ordinal);
        var content = EventSteps.Morning with { Starts = begun ? now.AddHours(-1) : now.AddDays(3), Ends = now.AddDays(4) };
        var id = !address.Contains("{id", StringComparison.Ordinal) ? 0 : draft ? await portal.BeginEventAsync(content) : await portal.ShowEventAsync(content);
        if (address.EndsWith("/return", StringComparison.Ordinal))
        {
            await portal.RegisterAsync(id);
        }

        var (starts, ends) = (Schedule.Field(now.AddDays(5)), Schedule.Field(now.AddDays(6)));
        return new MatrixEvents(id,
        [
            ("Form.Version", "1"), ("Form.OfficeId", $"{city.Office}"), ("Form.Name", $"Sự kiện của {asker}"), ("Form.Summary", "Lời khác."), ("Form.Place", "Nhà văn hóa"), ("Form.Starts", starts), ("Form.Ends", ends),
            ("Move.Starts", starts), ("Move.Ends", ends), ("Move.Place", "Nơi khác"), ("Move.Reason", "Vì thế."), ("why", "Vì thế."), ("count", "12"), ("seats", "1"), ("number", "1"), ("source", "Sheet"), ("precision", "Exact"), ("Chosen", city.Photo),
        ]);
    }
}
