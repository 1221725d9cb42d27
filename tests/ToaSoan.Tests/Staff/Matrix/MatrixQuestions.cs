using ToaSoan.Platform;
using ToaSoan.Tests.Questions;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>A question of the health office for each request, in the state in which the act is possible, and the form that does it.</summary>
internal sealed record MatrixQuestions(long Id, IReadOnlyList<(string Name, string Value)> Form)
{
    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixQuestions> MakeAsync(string address, MatrixCity city)
    {
        var (portal, act, today) = (city.Portal, address[(address.LastIndexOf('/') + 1)..], city.Portal.Clock.Today());
        var target = 0L;
        long id;
        switch (act)
        {
            case "publish" or "decline" or "merge":
                target = act == "merge" ? await portal.PublishQuestionAsync() : 0;
                (id, _) = await portal.AskAsync();
                break;
            case "assign":
                id = await portal.PublishQuestionAsync();
                break;
            default:
                id = await portal.AssignedAsync();
                break;
        }

        if (act is "approve" or "return")
        {
            await portal.HandInAsync(id);
        }

        if (act is "contest" or "leave" or "promise" or "outcome")
        {
            await portal.AnswerAsync(id);
            await (act is "promise" ? Task.CompletedTask : act is "outcome" ? portal.WorkAsync("thuky", desks => desks.Course.PromiseAsync(desks.By, id, today.AddDays(3), "Dán lịch.", StaffSteps.Stop))
                : portal.DoAsync<ToaSoan.Questions.Asking>(asking => asking.ContestAsync(id, "Còn thiếu giờ.", StaffSteps.Stop)));
        }

        if (act is "restore")
        {
            await portal.WorkAsync("chu", desks => desks.Screening.RestrictAsync(desks.By, id, QuestionSteps.Reasons(), StaffSteps.Stop));
        }

        if (act is "attach")
        {
            target = await Programme.ProjectSteps.ShowProjectAsync(portal);
        }

        var office = act is "reassign" ? await portal.OfficeIdAsync("phuong-ben-sen") : city.Office;
        return new MatrixQuestions(id,
        [
            ("Form.Version", $"{(await portal.QuestionAsync(id)).Version}"), ("Form.Subject", QuestionSteps.Subject), ("Form.Text", QuestionSteps.Text), ("Form.Answer", "Trạm mở sáng thứ Bảy."), ("Form.HandIn", "true"), ("Form.Words", "Vì thế."),
            ("Form.OfficeId", $"{office}"), ("Form.Day", $"{today.AddDays(20):yyyy-MM-dd}"), ("Form.Ground", "OutsideTheCity"), ("Form.Number", $"{(act == "outcome" ? 1 : target)}"), ("Form.Kept", "true"),
        ]);
    }
}
