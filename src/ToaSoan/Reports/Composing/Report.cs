using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Composing;

/// <summary>A report of a period: what the desk is composing, and how far it has been frozen. Readers never see it: they see its editions.</summary>
public sealed class Report
{
    /// <summary>The kind of its editions.</summary>
    public const string Kind = "report";

    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The key of its period; a period has one report.</summary>
    public required string Period { get; init; }

    /// <summary>The key of its profile: "state", "party".</summary>
    public required string Profile { get; set; }

    /// <summary>Counts saves, so that nobody's work is overwritten.</summary>
    public int Version { get; set; }

    /// <summary>Its text (<see cref="ReportText"/>).</summary>
    public required string Text { get; set; }

    /// <summary>How often it has been frozen.</summary>
    public int Editions { get; set; }

    /// <summary>Whether it is frozen: then its text is not changed until a new version is begun.</summary>
    public bool Frozen { get; set; }

    /// <summary>When it was last saved (UTC).</summary>
    public required DateTime SavedAt { get; set; }

    /// <summary>Its address for readers.</summary>
    public string Path => $"/bao-cao/{Period}";

    internal sealed class Mapping : IEntityTypeConfiguration<Report>, IEntityTypeConfiguration<ReportFile>
    {
        public void Configure(EntityTypeBuilder<Report> report)
        {
            report.ToTable("Reports");
            report.Property(static r => r.Version).IsConcurrencyToken();
            report.Ignore(static r => r.Path);
            report.HasIndex(static r => r.Period).IsUnique();
        }

        public void Configure(EntityTypeBuilder<ReportFile> file)
        {
            file.ToTable("ReportFiles");
            file.HasIndex(static f => new { f.ReportId, f.Number, f.Name }).IsUnique();
        }
    }
}

/// <summary>A file of a frozen report: the Word file, the tables, the rows behind each figure. Never changed.</summary>
public sealed class ReportFile
{
    /// <summary>Primary key.</summary>
    public long Id { get; set; }

    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>The number of its edition.</summary>
    public required int Number { get; init; }

    /// <summary>Its name: "docx", "xlsx", "figures", "rows/items".</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of <see cref="Bytes"/>, 64 lower-case hex digits; it stands in the edition and so in its record.</summary>
    public required string Hash { get; init; }

    /// <summary>Its bytes; of figures and rows brotli-compressed JSON.</summary>
    public required byte[] Bytes { get; init; }
}
