using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ToaSoan.Blocks;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Tests.Ground;

/// <summary>Which database a test runs on.</summary>
public enum Engine
{
    /// <summary>SQLite in the data folder.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}

/// <summary>
/// The real program on a real port over its own data folder and database, with a movable clock. The small city in it:
/// office "trung-tam" (desk), "so-y-te" and ward "phuong-ben-sen"; sections "thoi-su" and "y-te"; topic "tiem-chung"; staff
/// "chu" (owner), "thuky" (desk), "bientap" (editor of so-y-te), "phongvien" (reporter of so-y-te).
/// </summary>
public sealed class TestPortal : IAsyncDisposable
{
    /// <summary>The password of everybody in the small city.</summary>
    public const string Password = "mat khau cua bo kiem thu";

    private static readonly ConcurrentDictionary<(Engine Engine, bool City), Lazy<Task<Settings>>> Prepared = new();
    private static IModelMetadataProvider? pageTypes;
    private readonly WebApplication app;
    private bool lent;

    private TestPortal(WebApplication app, Settings settings, TestClock clock) => (this.app, Settings, Clock) = (app, settings, clock);

    /// <summary>The settings it runs with.</summary>
    public Settings Settings { get; }

    /// <summary>Its clock.</summary>
    public TestClock Clock { get; }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Its address, without a trailing slash.</summary>
    public string Url => app.Urls.First();

    /// <summary>Starts a portal with the small city in it; without <paramref name="compactPhotos"/> it leaves WebP and AVIF, which cost seconds, unmade; with a <paramref name="policy"/> it asks other servers than public ones.</summary>
    public static async Task<TestPortal> StartAsync(Engine engine = Engine.Sqlite, Action<Settings>? configure = null, bool city = true, bool compactPhotos = false, Action<WebApplicationBuilder>? adjust = null, OutgoingPolicy? policy = null)
    {
        var prepared = await Prepared.GetOrAdd((engine, city), static kind => new(() => PrepareAsync(kind.Engine, kind.City))).Value;
        var settings = NewSettings();
        if (engine == Engine.Postgres)
        {
            settings.Database = await PostgresServer.NewDatabaseAsync(copyOf: prepared.Database);
        }
        else
        {
            File.Copy(prepared.PathOf("toasoan.db"), settings.PathOf("toasoan.db"));
        }

        configure?.Invoke(settings);
        var portal = Build(settings, compactPhotos, adjust, policy);
        await portal.app.StartAsync();
        return portal;
    }

    private static Settings NewSettings() => new() { Data = Directory.CreateTempSubdirectory("toasoan-test-").FullName, BaseUrl = "https://minhgiang.example", RequireTotp = false, WeatherUrl = "", RatesUrl = "" }; // nobody outside is asked

    private static TestPortal Build(Settings settings, bool compactPhotos = false, Action<WebApplicationBuilder>? adjust = null, OutgoingPolicy? policy = null)
    {
        var clock = new TestClock();
        var program = Portal.Build(settings, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            builder.Services.Configure<PasswordHasherOptions>(static options => options.IterationCount = 1000);
            if (pageTypes is not null)
            {
                // What MVC knows by reflection of the pages' types is the same in every portal; found out anew by each, it took a twentieth of a run.
                builder.Services.Replace(ServiceDescriptor.Singleton(pageTypes));
            }

            if (!compactPhotos)
            {
                builder.Services.Remove(builder.Services.Single(static service => service.ImplementationType == typeof(CompactRenditionWorker)));
            }

            if (policy is not null)
            {
                builder.Services.Replace(ServiceDescriptor.Singleton(policy));
            }

            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.SetMinimumLevel(LogLevel.Error);
            adjust?.Invoke(builder);
        });
        pageTypes ??= program.Services.GetRequiredService<IModelMetadataProvider>();
        return new TestPortal(program, settings, clock);
    }

    // Migrating and filling a database takes longer than most tests; each kind is made once and copied.
    private static async Task<Settings> PrepareAsync(Engine engine, bool city)
    {
        var settings = NewSettings();
        if (engine == Engine.Postgres)
        {
            settings.Database = await PostgresServer.NewDatabaseAsync() + ";Pooling=false";
        }

        var portal = Build(settings);
        await portal.DoAsync<PortalDb>(static db => Database.PrepareAsync(db, CancellationToken.None));
        if (city)
        {
            await portal.DoAsync<IServiceProvider>(SeedAsync);
        }

        await portal.app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(settings.Data, recursive: true);
        return settings;
    }

    /// <summary>Stops and starts anew over the same data, which stay this portal's.</summary>
    public async Task<TestPortal> AgainAsync()
    {
        await StopAsync();
        return await BesideAsync();
    }

    /// <summary>Starts another node over the same data, which stay this portal's; or over a copy of its data <paramref name="folder"/>, which becomes the new one's.</summary>
    public async Task<TestPortal> BesideAsync(string? folder = null)
    {
        var next = Build(folder is null ? Settings : new Settings { Data = folder, BaseUrl = Settings.BaseUrl, RequireTotp = false, WeatherUrl = "", RatesUrl = "" });
        next.lent = folder is null;
        await next.app.StartAsync();
        return next;
    }

    /// <summary>Stops answering; its data stay, and its services can still read them.</summary>
    public Task StopAsync() => app.StopAsync();

    /// <summary>A new browser: cookies of its own, redirects not followed.</summary>
    public HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = new Uri(Url) };

    /// <summary>Does something with a scoped service.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Does something with a scoped service.</summary>
    public async Task DoAsync<TService>(Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Writes and publishes an article in one go; paragraphs are separated by blank lines; a lead photo gets the words publication asks for.</summary>
    public async Task<Edition> PublishAsync(string title, string body, string lead = "", string section = "thoi-su", string office = "trung-tam", string[]? authors = null, string[]? topics = null, Document? document = null, string kicker = "", string? photo = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<PortalDb>();
        var desk = services.GetRequiredService<ArticleDesk>();
        var sectionId = await db.Sections.Where(s => s.Slug == section).Select(static s => s.Id).SingleAsync();
        var officeId = await db.Offices.Where(o => o.Slug == office).Select(static o => o.Id).SingleAsync();
        var topicIds = topics is null ? [] : await db.Topics.Where(t => topics.Contains(t.Slug)).Select(static t => t.Id).ToListAsync();
        document ??= new Document([.. body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(static text => new Paragraph([new Inline(text)]))]);
        var content = new ArticleContent(kicker, title, lead, document, sectionId, authors ?? [], topicIds, photo, photo is null ? "" : "Ảnh thử");
        (await db.Photos.FindAsync(photo ?? ""))?.Describe("Ảnh thử", "Ảnh: Bộ kiểm thử", "Ảnh thử");
        var article = await desk.BeginAsync(officeId, content, Permissions.Command, CancellationToken.None);
        await desk.SubmitAsync(article.Id, Permissions.Command, CancellationToken.None);
        await desk.ApproveAsync(article.Id, Permissions.Command, CancellationToken.None);
        return await services.GetRequiredService<Publication>().PublishAsync(article.Id, Permissions.Command, CancellationToken.None);
    }

    private static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PortalDb>();
        var desk = new Office { Code = "TTTT", Slug = "trung-tam", Name = "Trung tâm Truyền thông thành phố", ShortName = "Trung tâm Truyền thông", Kind = OfficeKind.Desk };
        var health = new Office { Code = "SYT", Slug = "so-y-te", Name = "Sở Y tế thành phố", ShortName = "Sở Y tế", Kind = OfficeKind.Office };
        var ward = new Office { Code = "P01", Slug = "phuong-ben-sen", Name = "Phường Bến Sen", ShortName = "Bến Sen", Kind = OfficeKind.Ward };
        db.Offices.AddRange(desk, health, ward);
        db.Sections.AddRange(
            new Section { Slug = "thoi-su", Name = "Thời sự", NameEn = "News", Position = 1 },
            new Section { Slug = "y-te", Name = "Y tế", NameEn = "Health", Position = 2 });
        db.Topics.Add(new Topic { Slug = "tiem-chung", Name = "Tiêm chủng", Summary = "Lịch tiêm và kết quả." });
        await db.SaveChangesAsync();
        var users = services.GetRequiredService<UserManager<StaffMember>>();
        foreach (var (name, shown, office, role) in new[] { ("chu", "Chủ Trang", desk, Role.Owner), ("thuky", "Thư Ký", desk, Role.Desk), ("bientap", "Biên Tập", health, Role.Editor), ("phongvien", "Phóng Viên", health, Role.Reporter) })
        {
            var member = new StaffMember { UserName = name, DisplayName = shown, Roles = [new StaffRole { OfficeId = office.Id, Role = role }] };
            Assert.True((await users.CreateAsync(member, Password)).Succeeded);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!lent)
        {
            Directory.Delete(Settings.Data, recursive: true);
        }
    }
}
