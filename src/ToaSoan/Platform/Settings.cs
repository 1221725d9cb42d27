namespace ToaSoan.Platform;

/// <summary>
/// The program's settings, read from environment variables <c>TOASOAN_*</c> or from <c>appsettings.json</c> (section
/// <c>ToaSoan</c>). Every property is described in docs/settings.md; a test holds the two together.
/// </summary>
public sealed class Settings
{
    /// <summary>The data folder: database, photos, files, keys. Relative paths start at the working folder.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Empty for SQLite in the data folder, else a PostgreSQL connection string.</summary>
    public string Database { get; set; } = "";

    /// <summary>The address readers use, without a trailing slash; stands in feeds, the sitemap and shared links.</summary>
    public string BaseUrl { get; set; } = "http://localhost:5080";

    /// <summary>SQLite's <c>synchronous</c>: FULL keeps every acknowledged save through a power cut; NORMAL does not.</summary>
    public string SqliteSynchronous { get; set; } = "FULL";

    /// <summary>Threads that make photo renditions, 1 to 16.</summary>
    public int RenditionThreads { get; set; } = 1;

    /// <summary>Megabytes of memory the page store may hold, 8 to 4,096.</summary>
    public int PageStoreMegabytes { get; set; } = 128;

    /// <summary>Whether a second factor is demanded of every member of staff. Only a demo folder runs without.</summary>
    public bool RequireTotp { get; set; } = true;

    /// <summary>The mail server as host:port (25 without a port); empty: no mail is sent.</summary>
    public string MailServer { get; set; } = "";

    /// <summary>The sender of the portal's mails; needed with a mail server.</summary>
    public string MailFrom { get; set; } = "";

    /// <summary>The name to sign in with at the mail server; empty: no sign-in.</summary>
    public string MailUser { get; set; } = "";

    /// <summary>The password that goes with it.</summary>
    public string MailPassword { get; set; } = "";

    /// <summary>How the connection to the mail server is kept secret: starttls, tls (from the first byte) or none.</summary>
    public string MailTls { get; set; } = "starttls";

    /// <summary>The address of the WebSub hub that is told when feeds change; empty: none.</summary>
    public string WebsubHub { get; set; } = "";

    /// <summary>Open-Meteo's server, without a path; empty: no weather is asked for.</summary>
    public string WeatherUrl { get; set; } = "https://api.open-meteo.com";

    /// <summary>The address of Vietcombank's XML; empty: no exchange rates are asked for.</summary>
    public string RatesUrl { get; set; } = "https://portal.vietcombank.com.vn/Usercontrols/TVPortal.TyGia/pXML.aspx?b=68";

    /// <summary>The address of SJC's XML; empty: no gold prices are asked for.</summary>
    public string GoldUrl { get; set; } = "";

    /// <summary>How many readers at once the portal is meant for, 1 to 10,000,000; at start it warns when the machine's own limits are below.</summary>
    public int Readers { get; set; } = 30_000;

    /// <summary>The most visits and shares a minute that are counted from one network, 1 to 10,000,000.</summary>
    public int VisitsPerNetwork { get; set; } = 6_000;

    /// <summary>StackExchange.Redis's connection string of the server that several nodes count online readers by; empty: one node.</summary>
    public string Redis { get; set; } = "";

    /// <summary>The vault's key, 32 bytes in Base64; empty: the file vault.key in the data folder, made when it is first needed.</summary>
    public string VaultKey { get; set; } = "";

    /// <summary>How many days before returns are due offices are reminded by mail, 1 to 20; those who are late again on the day after. 0: nobody is reminded.</summary>
    public int ReturnReminderDays { get; set; } = 3;

    /// <summary>Whether PostgreSQL is used.</summary>
    public bool UsesPostgres => Database.Length > 0;

    /// <summary>The absolute path of a file or folder inside the data folder.</summary>
    public string PathOf(params ReadOnlySpan<string> parts) => Path.GetFullPath(Path.Combine([Data, .. parts]));

    /// <summary>Reads the settings; throws <see cref="Refusal"/> naming the setting that is out of range.</summary>
    public static Settings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("ToaSoan").Get<Settings>() ?? new Settings();
        foreach (var property in typeof(Settings).GetProperties().Where(static property => property.CanWrite))
        {
            var text = Environment.GetEnvironmentVariable(EnvironmentName(property.Name));
            if (text is null || (text.Length == 0 && property.Name is not (nameof(WeatherUrl) or nameof(RatesUrl) or nameof(GoldUrl)))) // of these, "" says that none is asked
            {
                continue;
            }

            try
            {
                property.SetValue(settings, Convert.ChangeType(text, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
            }
            catch (FormatException)
            {
                throw new Refusal(PlatformText.SettingUnreadable, EnvironmentName(property.Name), text);
            }
        }

        settings.BaseUrl = settings.BaseUrl.TrimEnd('/');
        Must(settings.SqliteSynchronous is "FULL" or "NORMAL", nameof(SqliteSynchronous));
        Must(settings.RenditionThreads is >= 1 and <= 16, nameof(RenditionThreads));
        Must(settings.PageStoreMegabytes is >= 8 and <= 4096, nameof(PageStoreMegabytes));
        Must(settings.Readers is >= 1 and <= 10_000_000, nameof(Readers));
        Must(settings.ReturnReminderDays is >= 0 and <= 20, nameof(ReturnReminderDays));
        Must(settings.VisitsPerNetwork is >= 1 and <= 10_000_000, nameof(VisitsPerNetwork));
        Must(settings.Redis.Length == 0 || (settings.UsesPostgres && IsRedis(settings.Redis)), nameof(Redis)); // nodes that share nothing else cannot agree on totals
        Must(Uri.TryCreate(settings.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", nameof(BaseUrl));
        Must(settings.MailTls is "starttls" or "tls" or "none", nameof(MailTls));
        Must(settings.MailUser.Length == 0 || settings.MailTls != "none", nameof(MailTls)); // a password never goes in the clear
        Must(settings.MailServer.Length == 0 || System.Net.Mail.MailAddress.TryCreate(settings.MailFrom, out _), nameof(MailFrom));
        Must(settings.MailServer.Length == 0 || Uri.TryCreate("smtp://" + settings.MailServer, UriKind.Absolute, out var server) && server.Host.Length > 0 && server.AbsolutePath is "/" or "", nameof(MailServer));
        Must(settings.WebsubHub.Length == 0 || Uri.TryCreate(settings.WebsubHub, UriKind.Absolute, out var hub) && hub.Scheme == Uri.UriSchemeHttps, nameof(WebsubHub));
        Must(settings.VaultKey.Length == 0 || (Convert.TryFromBase64String(settings.VaultKey, new byte[settings.VaultKey.Length], out var bytes) && bytes == 32), nameof(VaultKey));
        Must(IsWeb(settings.WeatherUrl), nameof(WeatherUrl));
        Must(IsWeb(settings.RatesUrl), nameof(RatesUrl));
        Must(IsWeb(settings.GoldUrl), nameof(GoldUrl));
        return settings;
    }

    private static bool IsRedis(string connection)
    {
        try
        {
            return StackExchange.Redis.ConfigurationOptions.Parse(connection).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsWeb(string address) => address.Length == 0 || (Uri.TryCreate(address, UriKind.Absolute, out var web) && web.Scheme == Uri.UriSchemeHttps);

    /// <summary>The environment variable of a setting: <c>BaseUrl</c> is <c>TOASOAN_BASE_URL</c>.</summary>
    public static string EnvironmentName(string property) =>
        "TOASOAN_" + string.Concat(property.Select(static (letter, index) => index > 0 && char.IsUpper(letter) ? "_" + letter : letter.ToString())).ToUpperInvariant();

    private static void Must(bool holds, string name)
    {
        if (!holds)
        {
            throw new Refusal(PlatformText.SettingOutOfRange, EnvironmentName(name));
        }
    }
}
