using ToaSoan.Platform;
using ToaSoan.Tests.Programme.Tasks;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A task or meeting of the health office for each request, in the state in which the act is possible, and the form that does it.</summary>
internal sealed record MatrixTasks(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixTasks> MakeAsync(string address, MatrixCity city)
    {
        var (portal, today) = (city.Portal, city.Portal.Clock.Today());
        if (address.StartsWith("/ban/hop", StringComparison.Ordinal))
        {
            return new MatrixTasks(await portal.MeetAsync(), [("Form.Version", "1"), ("Form.OfficeId", $"{city.Office}"), ("Form.Title", "Họp khác"), ("Form.Day", "2026-06-20"), ("Form.Conclusions[0].Number", "0"), ("Form.Conclusions[0].Text", "Thế là xong.")]);
        }

        var id = await portal.GiveAsync(shown: address.EndsWith("/withdraw", StringComparison.Ordinal));
        switch (address)
        {
            case var reopen when reopen.EndsWith("/reopen", StringComparison.Ordinal):
                await portal.FinishAsync(id);
                break;
            case var decline when decline.EndsWith("/decline", StringComparison.Ordinal):
                await portal.WorkAsync("bientap", (_, work, staff) => work.AskAsync(staff, id, today.AddDays(30), "Vì thế.", StaffSteps.Stop));
                break;
            case var evidence when evidence.EndsWith("/done", StringComparison.Ordinal) || evidence.EndsWith("/takeout", StringComparison.Ordinal):
                await portal.WorkAsync("bientap", (_, work, staff) => work.HandInAsync(staff, id, "Ảnh", "/y-te", null, StaffSteps.Stop));
                break;
        }

        return new MatrixTasks(id,
        [
            ("text", "Vì thế."), ("day", $"{(address.EndsWith("/done", StringComparison.Ordinal) ? today : today.AddDays(30)):yyyy-MM-dd}"), ("name", "Bài báo"), ("link", "/y-te"), ("number", "1"),
            ("Form.Version", $"{(await portal.TaskAsync(id)).Version}"), ("Form.OfficeId", $"{city.Office}"), ("Form.What", "Việc khác"), ("Form.Measure", "Thấy được."), ("Form.Due", "2026-07-20"),
        ]);
    }
}
