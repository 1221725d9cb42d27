using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Intake;

/// <summary>What somebody told us about themselves, sealed. Only <see cref="Vault"/> makes, opens and erases it.</summary>
public sealed class Contact
{
    /// <summary>Sixteen random bytes in hex; primary key.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for: "event.mail". It opens for nothing else.</summary>
    public required string Purpose { get; init; }

    /// <summary>When it is erased (UTC).</summary>
    public required DateTime DeleteAfter { get; set; }

    /// <summary>Nonce, tag and ciphertext of the words under the row's own data key.</summary>
    public required byte[] Words { get; set; }

    /// <summary>Nonce, tag and ciphertext of the data key under the vault key.</summary>
    public required byte[] Key { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Contact>
    {
        public void Configure(EntityTypeBuilder<Contact> contact)
        {
            contact.ToTable("Contacts");
            contact.Property(static c => c.Id).HasMaxLength(32);
            contact.HasIndex(static c => c.DeleteAfter);
        }
    }
}

/// <summary>The intake's part of the database.</summary>
public static class IntakeData
{
    extension(PortalDb db)
    {
        /// <summary>The contact vault.</summary>
        internal DbSet<Contact> Contacts => db.Set<Contact>();

        /// <summary>Who sent something in.</summary>
        internal DbSet<Sender> Senders => db.Set<Sender>();
    }
}
