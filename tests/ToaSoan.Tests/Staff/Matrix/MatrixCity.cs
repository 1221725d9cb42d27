using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Media;
using ToaSoan.Tests.Newsroom;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>The small city with somebody of every role and office in it, each at a browser of their own.</summary>
internal sealed class MatrixCity(TestPortal portal) : IDisposable
{
    private readonly Dictionary<string, (HttpClient Client, string Token)> browsers = [];

    /// <summary>Everybody who asks; things belong to the health office.</summary>
    public static IReadOnlyList<Asker> Askers { get; } =
    [
        new("", null, false), new("phongvien", Role.Reporter, true), new("bientap", Role.Editor, true), new("phongvien.sen", Role.Reporter, false), new("bientap.sen", Role.Editor, false),
        new("thuky", Role.Desk, true), new("truongban", Role.Chief, true), new("chu", Role.Owner, true),
    ];

    /// <summary>The portal.</summary>
    public TestPortal Portal => portal;

    /// <summary>The articles.</summary>
    public MatrixArticles Articles { get; private set; } = null!;

    /// <summary>Everybody's number by name.</summary>
    public IReadOnlyDictionary<string, long> Staff { get; private set; } = null!;

    /// <summary>The office things belong to.</summary>
    public long Office { get; private set; }

    /// <summary>A photo of that office, and the article it is in.</summary>
    public string Photo { get; private set; } = "";

    /// <summary>The draft with the photo.</summary>
    public long WithPhoto { get; private set; }

    /// <summary>The section of new articles.</summary>
    public long Section { get; private set; }

    /// <summary>Adds who is missing: the others, one who writes, and one to whom things are done.</summary>
    public async Task PrepareAsync()
    {
        await portal.DoAsync<IServiceProvider>(AddPeopleAsync);
        Photo = (await portal.DoAsync<MediaStore, Photo>(media => media.AddPhotoAsync(TestPhotos.Jpeg(120, 80), "anh.jpg", null, Stop))).Hash;
        WithPhoto = (await portal.BeginAsync("Có ảnh", photo: Photo)).Id;
    }

    private async Task AddPeopleAsync(IServiceProvider services)
    {
        var (db, users) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<UserManager<StaffMember>>());
        var offices = await db.Set<ToaSoan.Offices.Office>().ToDictionaryAsync(static office => office.Slug, static office => office.Id, Stop);
        foreach (var (name, office, role) in new[] { ("phongvien.sen", "phuong-ben-sen", Role.Reporter), ("bientap.sen", "phuong-ben-sen", Role.Editor), ("truongban", "trung-tam", Role.Chief), ("nguoiviet", "so-y-te", Role.Reporter), ("nguoikhac", "so-y-te", Role.Reporter) })
        {
            Assert.True((await users.CreateAsync(new StaffMember { UserName = name, DisplayName = name, Roles = [new StaffRole { OfficeId = offices[office], Role = role }] }, TestPortal.Password)).Succeeded);
        }

        Staff = await db.Users.ToDictionaryAsync(static user => user.UserName!, static user => user.Id, Stop);
        (Office, Section) = (offices["so-y-te"], await db.Sections.Select(static section => section.Id).FirstAsync(Stop));
        Articles = new MatrixArticles(portal, Staff["nguoiviet"]);
    }

    /// <summary>Asks as somebody; a form gets the token of a page they see.</summary>
    public async Task<HttpResponseMessage> AskAsync(Asker asker, Request request)
    {
        var (client, token) = await BrowserAsync(asker.Name);
        if (request.Form is null)
        {
            return await client.GetAsync(request.Address, HttpCompletionOption.ResponseHeadersRead, Stop); // a stream has no end
        }

        var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in request.Form)
        {
            form.Add(new StringContent(value), name);
        }

        if (request.File is { } file)
        {
            form.Add(new ByteArrayContent(file.Bytes), file.Field, file.Name);
        }

        return await client.PostAsync(request.Address, form, Stop);
    }

    /// <summary>Forgets somebody's browser, after an act that ended its session.</summary>
    public void Leave(Asker asker)
    {
        if (browsers.Remove(asker.Name, out var browser))
        {
            browser.Client.Dispose();
        }
    }

    /// <summary>How much there is of everything an act under /ban adds or ends; articles' own changes apart.</summary>
    public Task<string> SeenAsync() => portal.DoAsync<PortalDb, string>(async db =>
    {
        var (trail, users, roles, links, articles, files) = (db.AuditEntries, db.Users, db.StaffRoles, db.OneTimeLinks, db.Articles, db.Files);
        return (await db.Sections.OrderBy(static section => section.Id).Take(1).Select(_ => new
        {
            Trail = trail.Count(), Users = users.Count(), Roles = roles.Count(), Links = links.Count(), Articles = articles.Count(), Versions = articles.Sum(static article => article.Version), Files = files.Count(),
        }).SingleAsync(Stop)).ToString()!;
    });

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var (client, _) in browsers.Values)
        {
            client.Dispose();
        }
    }

    private async Task<(HttpClient Client, string Token)> BrowserAsync(string name)
    {
        if (!browsers.TryGetValue(name, out var browser))
        {
            var client = name.Length == 0 ? portal.NewClient() : await portal.SignedInAsync(name);
            var page = new HtmlParser().ParseDocument(await client.GetStringAsync(name.Length == 0 ? "/ban/vao" : "/ban/toi", Stop));
            browsers[name] = browser = (client, page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        }

        return browser;
    }
}
