using Microsoft.EntityFrameworkCore;
using ToaSoan.Intake;
using ToaSoan.Platform;
using ToaSoan.Questions;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Transparency;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Questions;

/// <summary>What askers, the desk and offices do with questions, past the pages.</summary>
internal static class QuestionSteps
{
    public const string Subject = "Trạm y tế Bến Sen mở cửa thứ Bảy không";
    public const string Text = "Người đi làm cả tuần chỉ đưa con đi tiêm được ngày thứ Bảy. Trạm mở từ mấy giờ?";

    /// <summary>The three desks of questions, together.</summary>
    internal sealed record Desks(QuestionScreening Screening, QuestionCourse Course, QuestionAnswers Answers, Permissions By);

    /// <summary>Sends a question in; gives its number and its secret. With a mail server the address is confirmed at once, unless it is to wait.</summary>
    public static Task<(long Id, string Secret)> AskAsync(this TestPortal portal, string subject = Subject, string text = Text, string email = "", bool confirmed = true, string language = "vi") => portal.DoAsync<IServiceProvider, (long, string)>(async services =>
    {
        var db = services.GetRequiredService<PortalDb>();
        var secret = await services.GetRequiredService<Asking>().AskAsync(new TypedQuestion(subject, text, null, email, language), Stop);
        var hash = SecretLink.Hash(secret);
        var sender = await db.Set<Sender>().SingleAsync(s => s.Secret == hash, Stop);
        if (confirmed && sender.MailId is not null)
        {
            using var reader = portal.NewClient();
            Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.PostAsync(Senders.Confirmation(secret), new FormUrlEncodedContent([]), Stop)).StatusCode);
        }

        return (sender.ObjectId, secret);
    });

    /// <summary>Does something as somebody.</summary>
    public static async Task WorkAsync(this TestPortal portal, string who, Func<Desks, Task> act)
    {
        var by = who.Length == 0 ? Permissions.Command : await portal.PermissionsAsync(who);
        await portal.DoAsync<IServiceProvider>(services => act(new Desks(services.GetRequiredService<QuestionScreening>(), services.GetRequiredService<QuestionCourse>(), services.GetRequiredService<QuestionAnswers>(), by)));
    }

    /// <summary>Sends one in and publishes it; gives its number.</summary>
    public static async Task<long> PublishQuestionAsync(this TestPortal portal, string subject = Subject, string text = Text)
    {
        var (id, _) = await portal.AskAsync(subject, text);
        await portal.WorkAsync("thuky", desks => desks.Screening.PublishAsync(desks.By, id, subject, text, Stop));
        return id;
    }

    /// <summary>Publishes one and gives it to an office; gives its number.</summary>
    public static async Task<long> AssignedAsync(this TestPortal portal, string subject = Subject, string office = "so-y-te", string? with = null)
    {
        var id = await portal.PublishQuestionAsync(subject);
        var (lead, other) = (await portal.OfficeIdAsync(office), with is null ? 0 : await portal.OfficeIdAsync(with));
        await portal.WorkAsync("thuky", desks => desks.Course.AssignAsync(desks.By, id, lead, [other], Stop));
        return id;
    }

    /// <summary>The office's editor writes an answer and hands it in; the desk publishes it.</summary>
    public static async Task AnswerAsync(this TestPortal portal, long id, string words = "Trạm mở sáng thứ Bảy.\n\n- từ 7 giờ 30\n- đến 11 giờ 30", string who = "bientap")
    {
        await portal.HandInAsync(id, words, who);
        var version = (await portal.QuestionAsync(id)).Version;
        await portal.WorkAsync("thuky", desks => desks.Answers.ApproveAsync(desks.By, id, version, Stop));
    }

    /// <summary>Somebody writes an answer and hands it in.</summary>
    public static async Task HandInAsync(this TestPortal portal, long id, string words = "Trạm mở sáng thứ Bảy.", string who = "bientap")
    {
        var version = (await portal.QuestionAsync(id)).Version;
        await portal.WorkAsync(who, desks => desks.Answers.WriteAsync(desks.By, id, version, words, handIn: true, Stop));
    }

    /// <summary>Reasons as typed.</summary>
    public static TypedReasons Reasons(string facts = "Nội dung không hỏi việc của thành phố.", StatementGround ground = StatementGround.OutsideTheCity) => new(ground, facts);

    /// <summary>A question as it stands.</summary>
    public static Task<Question> QuestionAsync(this TestPortal portal, long id) => portal.DoAsync<PortalDb, Question>(db => db.Questions.AsNoTracking().SingleAsync(q => q.Id == id, Stop));

    /// <summary>The number of an office.</summary>
    public static Task<long> OfficeIdAsync(this TestPortal portal, string slug) => portal.DoAsync<PortalDb, long>(db => db.Set<ToaSoan.Offices.Office>().Where(o => o.Slug == slug).Select(static o => o.Id).SingleAsync(Stop));

    /// <summary>The statements there are, oldest first.</summary>
    public static Task<List<Statement>> StatementsAsync(this TestPortal portal) => portal.DoAsync<PortalDb, List<Statement>>(static db => db.Statements.AsNoTracking().OrderBy(static s => s.Id).ToListAsync(Stop));

    /// <summary>Opens a slip as its page does: by posting the secret.</summary>
    public static async Task<AngleSharp.Html.Dom.IHtmlDocument> SlipAsync(this HttpClient reader, string secret, string act = "", System.Net.HttpStatusCode status = System.Net.HttpStatusCode.OK, params (string Name, string Value)[] fields)
    {
        var answer = await reader.PostAsync("/hoi-dap/phieu" + act, new FormUrlEncodedContent([new("secret", secret), .. fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))]), Stop);
        Assert.Equal(status, answer.StatusCode);
        return new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>The sentence an act is refused with.</summary>
    public static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<Refusal>(act)).Message;
}
