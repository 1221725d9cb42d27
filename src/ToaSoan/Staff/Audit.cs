using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Staff;

/// <summary>One act at the desk: who did what to what, and when. Never edited or deleted; the database refuses both.</summary>
public sealed class AuditEntry
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>Who; null when nobody known did it (a refused sign-in), 0 for a command on the server.</summary>
    public long? StaffMemberId { get; init; }

    /// <summary>The name of who did it, as it was then.</summary>
    public required string Who { get; init; }

    /// <summary>What was done: one of <see cref="AuditAct"/> or another capability's own word, such as "article.publish".</summary>
    public required string Act { get; init; }

    /// <summary>The kind of thing it was done to: "staff", "article".</summary>
    public required string Kind { get; init; }

    /// <summary>Which one of that kind.</summary>
    public required string ObjectId { get; init; }

    /// <summary>What else is worth knowing, up to 300 characters; a word in braces is a screen text: "{RoleEditor}".</summary>
    public required string Detail { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> entry)
        {
            entry.ToTable("AuditEntries");
            entry.HasIndex(static e => e.At);
            entry.HasIndex(static e => new { e.StaffMemberId, e.At });
            entry.HasIndex(static e => new { e.Act, e.At });
            entry.HasIndex(static e => new { e.Kind, e.ObjectId });
        }
    }
}

/// <summary>The staff's own acts in the audit trail.</summary>
public static class AuditAct
{
    /// <summary>Signed in.</summary>
    public const string SignIn = "staff.sign-in";

    /// <summary>A sign-in was refused.</summary>
    public const string SignInRefused = "staff.sign-in-refused";

    /// <summary>Signed out, or a session was ended.</summary>
    public const string SessionEnd = "staff.session-end";

    /// <summary>A passkey was added.</summary>
    public const string PasskeyAdd = "staff.passkey-add";

    /// <summary>A passkey was removed.</summary>
    public const string PasskeyRemove = "staff.passkey-remove";

    /// <summary>The authenticator was set up or removed.</summary>
    public const string Authenticator = "staff.authenticator";

    /// <summary>The password was changed.</summary>
    public const string Password = "staff.password";

    /// <summary>The address or the hour of mailed notices was changed.</summary>
    public const string Mail = "staff.mail";

    /// <summary>Somebody was invited.</summary>
    public const string Invite = "staff.invite";

    /// <summary>A recovery link was made.</summary>
    public const string RecoveryLink = "staff.recovery-link";

    /// <summary>An account was recovered by its link.</summary>
    public const string Recovery = "staff.recovery";

    /// <summary>A role was given.</summary>
    public const string RoleGive = "staff.role-give";

    /// <summary>A role's days were changed.</summary>
    public const string RoleChange = "staff.role-change";

    /// <summary>A role was ended.</summary>
    public const string RoleEnd = "staff.role-end";

    /// <summary>A member was deactivated.</summary>
    public const string Deactivate = "staff.deactivate";

    /// <summary>A member was activated again.</summary>
    public const string Activate = "staff.activate";

    /// <summary>The trail was exported.</summary>
    public const string Export = "audit.export";
}

/// <summary>Writes the audit trail. Any capability may call it; the entry is saved with the act, in its transaction, by whoever saves that.</summary>
public static class Audit
{
    /// <summary>Adds an entry for an act of a member of staff (or a command) to what <paramref name="db"/> saves next.</summary>
    public static void Write(PortalDb db, Permissions by, DateTime at, string act, string kind, string objectId, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(by);
        Write(db, by.StaffId, by.Name, at, act, kind, objectId, detail);
    }

    /// <summary>Adds an entry for an act of somebody who is not signed in yet, or of nobody known.</summary>
    public static void Write(PortalDb db, long? who, string name, DateTime at, string act, string kind, string objectId, string detail = "")
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(detail);
        db.AuditEntries.Add(new AuditEntry { StaffMemberId = who, Who = name, At = at, Act = act, Kind = kind, ObjectId = objectId, Detail = detail.Length <= 300 ? detail : VietnameseText.Orthography.Cut(detail, 299) + "…" });
    }
}
