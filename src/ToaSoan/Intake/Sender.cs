using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>
/// That somebody sent something in, and how they come back to it and are answered. Who they are is nowhere; an address, if one was given, is sealed in the vault and goes with it. The row itself stays with what was
/// sent in, for the secret opens its page also when the address is gone.
/// </summary>
public sealed class Sender
{
    /// <summary>The vault's purpose of an address.</summary>
    public const string MailPurpose = "sender.mail";

    /// <summary>How long somebody who left an address has to confirm it.</summary>
    public static readonly TimeSpan ToConfirm = TimeSpan.FromHours(72);

    /// <summary>How long a confirmed address is kept at most, should nobody ever say that its matter ended.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>What was sent in (<see cref="SenderKind"/>): "question", "claim".</summary>
    public required string Kind { get; init; }

    /// <summary>The number of what was sent in.</summary>
    public required long ObjectId { get; init; }

    /// <summary>When it was sent in (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The language it was sent in and is answered in: "vi" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>SHA-256 of the token that confirms the address; null once it was used, and where there is none.</summary>
    public byte[]? Confirmation { get; set; }

    /// <summary>Until when (UTC) the address must be confirmed, or it is erased; null for one that is confirmed, and where there is none.</summary>
    public DateTime? ConfirmBy { get; set; }

    /// <summary>The vault's row with address and secret; null when none was given, and when it was erased.</summary>
    public string? MailId { get; set; }

    /// <summary>When a confirmed address is erased (UTC).</summary>
    public required DateTime ForgetAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Sender>
    {
        public void Configure(EntityTypeBuilder<Sender> sender)
        {
            sender.ToTable("Senders");
            sender.Property(static s => s.Kind).HasMaxLength(20);
            sender.Property(static s => s.Language).HasMaxLength(2);
            sender.Property(static s => s.MailId).HasMaxLength(32);
            sender.HasIndex(static s => s.Secret).IsUnique();
            sender.HasIndex(static s => s.Confirmation).IsUnique();
            sender.HasIndex(static s => s.MailId).IsUnique();
            sender.HasIndex(static s => s.ConfirmBy);
            sender.HasIndex(static s => new { s.Kind, s.ObjectId });
        }
    }
}
