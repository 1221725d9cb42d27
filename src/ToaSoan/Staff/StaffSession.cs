using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ToaSoan.Staff;

/// <summary>One sign-in of a member of staff. It holds no address and no exact browser, only what its owner needs to recognise it.</summary>
public sealed class StaffSession
{
    /// <summary>Random (hex); primary key; stands in the sign-in cookie.</summary>
    public required string Id { get; init; }

    /// <summary>Whose.</summary>
    public required long StaffMemberId { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime Begun { get; init; }

    /// <summary>When it was last used (UTC), to the minute.</summary>
    public required DateTime LastSeen { get; set; }

    /// <summary>When it was ended (UTC), or null.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When its owner last proved who they are (UTC), by password or passkey; null since <see cref="Begun"/>.</summary>
    public DateTime? ProvedAt { get; set; }

    /// <summary>How: "passkey", "mfa" (password and code) or "pwd".</summary>
    public required string How { get; init; }

    /// <summary>The browser family: "Chrome"; "" when not recognised.</summary>
    public required string Browser { get; init; }

    /// <summary>The system: "Android"; "" when not recognised.</summary>
    public required string System { get; init; }

    /// <summary>The device in the current language: "Chrome trên Android".</summary>
    public string Device => (Browser, System) switch
    {
        ("", "") => StaffText.DeviceUnknown,
        (var browser, "") => browser,
        ("", var system) => system,
        var (browser, system) => string.Format(global::System.Globalization.CultureInfo.CurrentCulture, StaffText.DeviceOn, browser, system),
    };

    /// <summary>Browser family and system out of a user agent; nothing finer is kept.</summary>
    public static (string Browser, string System) Recognise(string userAgent)
    {
        ArgumentNullException.ThrowIfNull(userAgent);
        return (First(("coc_coc", "Cốc Cốc"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")),
            First(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")));

        string First(params ReadOnlySpan<(string Sign, string Name)> signs)
        {
            foreach (var (sign, name) in signs)
            {
                if (userAgent.Contains(sign, StringComparison.Ordinal))
                {
                    return name;
                }
            }

            return "";
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<StaffSession>
    {
        public void Configure(EntityTypeBuilder<StaffSession> session)
        {
            session.ToTable("StaffSessions");
            session.Ignore(static s => s.Device);
            session.HasIndex(static s => new { s.StaffMemberId, s.LastSeen });
            session.HasIndex(static s => s.LastSeen);
            session.HasOne<StaffMember>().WithMany().HasForeignKey(static s => s.StaffMemberId);
        }
    }
}
