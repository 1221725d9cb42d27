using System.Globalization;
using MimeKit;
using MimeKit.Text;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>Mails to members of staff about what waits for them: who gets them, and how they are written.</summary>
public static class StaffMail
{
    /// <summary>The members who get mail and hold one of these roles.</summary>
    public static IQueryable<StaffMember> MailedWith(this PortalDb db, IQueryable<StaffRole> roles)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Users.Where(user => user.Email != null && user.Mail != MailChoice.None && roles.Any(role => role.StaffMemberId == user.Id)).OrderBy(static user => user.Id);
    }

    /// <summary>The editors of an office on a day who get mail.</summary>
    public static IQueryable<StaffMember> MailedEditors(this PortalDb db, long office, DateOnly day) => db.MailedWith(db.RolesOn(day).Where(role => role.OfficeId == office && role.Role == Role.Editor));

    /// <summary>A mail to a member; the language must be theirs already (<see cref="LanguageMiddleware.Speak"/>), and <paramref name="lines"/> in it.</summary>
    public static MimeMessage Write(StaffMember member, Settings settings, string subject, params IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(settings);
        string[] all = [string.Format(CultureInfo.CurrentCulture, StaffText.MailGreeting, member.DisplayName), "", .. lines, "", string.Format(CultureInfo.CurrentCulture, StaffText.MailChange, settings.BaseUrl + "/ban/toi#thu"), ""];
        var mail = new MimeMessage { Subject = subject, Body = new TextPart(TextFormat.Plain) { Text = string.Join('\n', all) } };
        mail.To.Add(new MailboxAddress(member.DisplayName, member.Email ?? ""));
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return mail;
    }
}
