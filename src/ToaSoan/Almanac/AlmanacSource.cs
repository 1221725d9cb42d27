using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>
/// One thing the almanac knows: the weather of a place, a sheet of rates. Holds the last good value, which no failure touches, and beside it
/// when it is asked for again and what went wrong since.
/// </summary>
public sealed class AlmanacSource
{
    /// <summary>The bank's exchange rates.</summary>
    public const string Rates = "rates";

    /// <summary>Gold prices.</summary>
    public const string Gold = "gold";

    /// <summary>The sheet entered at the desk.</summary>
    public const string Hand = "hand";

    /// <summary>The weather of the whole city.</summary>
    public const string City = "weather/0";

    /// <summary>What the names of all weather begin with; the office's number follows, 0 for the whole city.</summary>
    public const string WeatherOf = "weather/";

    /// <summary>Which it is; primary key.</summary>
    public required string Name { get; init; }

    /// <summary>Whether readers see it and it is asked for.</summary>
    public bool On { get; set; }

    /// <summary>The place's name, for weather.</summary>
    public string Place { get; set; } = "";

    /// <summary>Degrees north, for weather.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees east, for weather.</summary>
    public double? Longitude { get; set; }

    /// <summary>The last good value as JSON, or "".</summary>
    public string Value { get; set; } = "";

    /// <summary>Whose value it is, as readers are told.</summary>
    public string Origin { get; set; } = "";

    /// <summary>The instant (UTC) the value itself is of, as its provider says.</summary>
    public DateTime? AsOf { get; set; }

    /// <summary>When it came in (UTC).</summary>
    public DateTime? GoodAt { get; set; }

    /// <summary>Not asked for before this instant (UTC).</summary>
    public DateTime DueAt { get; set; } = DateTime.UnixEpoch;

    /// <summary>Until when (UTC) a node asks for it; in the past when none does.</summary>
    public DateTime LeasedUntil { get; set; } = DateTime.UnixEpoch;

    /// <summary>When it was last asked for (UTC).</summary>
    public DateTime? TriedAt { get; set; }

    /// <summary>How often it failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>What went wrong the last time, by the name of its text, or "".</summary>
    public string Trouble { get; set; } = "";

    /// <summary>What exactly, in figures.</summary>
    public string Detail { get; set; } = "";

    /// <summary>The tag of the pages that show it.</summary>
    public string Tag => PageTag.Of("almanac", Name);

    internal sealed class Mapping : IEntityTypeConfiguration<AlmanacSource>, IEntityTypeConfiguration<RateDay>
    {
        public void Configure(EntityTypeBuilder<AlmanacSource> source)
        {
            source.ToTable("AlmanacSources");
            source.HasKey(static s => s.Name);
            source.Property(static s => s.Name).HasMaxLength(40);
            source.Ignore(static s => s.Tag);
        }

        public void Configure(EntityTypeBuilder<RateDay> day)
        {
            day.ToTable("RateDays");
            day.HasKey(static d => new { d.Source, d.Code, d.Day });
            day.Property(static d => d.Source).HasMaxLength(40);
            day.Property(static d => d.Code).HasMaxLength(80);
            day.Property(static d => d.Sell).HasPrecision(18, 4);
            day.Property(static d => d.Transfer).HasPrecision(18, 4);
        }
    }
}

/// <summary>What a currency cost on a day of the city, by the last sheet of that day: the history.</summary>
public sealed class RateDay
{
    /// <summary>The source's name.</summary>
    public required string Source { get; init; }

    /// <summary>The currency, or the kind of gold.</summary>
    public required string Code { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What the bank pays for a transfer, or null.</summary>
    public decimal? Transfer { get; init; }

    /// <summary>What the bank asks, or null.</summary>
    public decimal? Sell { get; init; }

    /// <summary>The instant (UTC) the sheet was of.</summary>
    public required DateTime AsOf { get; init; }
}

/// <summary>Sets of the database that belong to the almanac.</summary>
public static class AlmanacData
{
    extension(PortalDb db)
    {
        /// <summary>What the almanac knows.</summary>
        public DbSet<AlmanacSource> AlmanacSources => db.Set<AlmanacSource>();

        /// <summary>The history of rates.</summary>
        public DbSet<RateDay> RateDays => db.Set<RateDay>();
    }
}
