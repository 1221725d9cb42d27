using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Audience;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>
/// toasoan demo: fills an empty data folder with the demo city through the same acts people use. Stopped half-way, the same
/// command goes on where it was; the folder counts as filled only when everything is in.
/// </summary>
public static class Demo
{
    /// <summary>The file in the data folder with the demo's sign-in names and its own random password.</summary>
    public const string NamesFile = "demo.txt";

    /// <summary>The file that says the demo city is in whole.</summary>
    public const string DoneFile = "demo.done";

    /// <summary>Fills the folder; a folder with another city in it is refused.</summary>
    public static async Task<int> RunAsync(Settings settings, CancellationToken stop)
    {
        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var db = workplace.Db;
        if (!await workplace.IsDemoAsync(stop))
        {
            if (await db.Offices.AnyAsync(stop) || await db.Users.AnyAsync(stop))
            {
                throw new Refusal(CommandsText.NotEmpty, settings.Data);
            }

            await FoundAsync(workplace, settings, stop);
        }

        if (!File.Exists(settings.PathOf(DoneFile)))
        {
            var articles = new DemoArticles(workplace);
            await articles.FillAsync(stop);
            await new DemoProjects(workplace).FillAsync(stop);
            await new DemoEvents(workplace).FillAsync(stop);
            await new DemoTasks(workplace).FillAsync(stop);
            await new DemoQuestions(workplace).FillAsync(stop);
            await DemoRoyalties.FillAsync(workplace, stop);
            await new DemoEnglish(workplace).FillAsync(stop);
            await articles.MakeSizesAsync(stop);
            await new DemoStatements(workplace).FillAsync(stop);
            await DemoFront.ComposeAsync(workplace, stop);
            await DemoLoudspeaker.ComposeAsync(workplace, stop);
            await new DemoReturns(workplace).FillAsync(stop);
            await new DemoReaders(db, workplace.Services.GetRequiredService<CountStore>(), workplace.Services.GetRequiredService<TimeProvider>()).FillAsync(stop);
            await new DemoAlmanac(db, workplace.Services.GetRequiredService<TimeProvider>()).FillAsync(stop);
            await DemoReport.FillAsync(workplace, stop);
            await File.WriteAllTextAsync(settings.PathOf(DoneFile), "", stop);
        }

        Console.WriteLine(await File.ReadAllTextAsync(settings.PathOf(NamesFile), stop));
        return 0;
    }

    /// <summary>The folder of the demo city's files beside the program.</summary>
    public static string Source { get; } = Path.Combine(AppContext.BaseDirectory, "demo");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static async Task FoundAsync(Workplace workplace, Settings settings, CancellationToken stop)
    {
        var city = JsonSerializer.Deserialize<City>(await File.ReadAllTextAsync(Path.Combine(Source, "city.json"), stop), Json)!;
        var db = workplace.Db;
        var password = $"minh-giang-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await new DemoOffices(db, workplace.Services.GetRequiredService<OfficeHistory>()).FoundAsync(city.Offices, city.Past, stop);
        var offices = await db.Offices.Living().ToDictionaryAsync(static office => office.Code, stop);
        db.Sections.AddRange(city.Sections.Select(static s => new Section { Slug = s.Slug, Name = s.Name, NameEn = s.NameEn, Position = s.Order }));
        db.Topics.AddRange(city.Topics.Select(static t => new Topic { Slug = t.Slug, Name = t.Name, Summary = t.Summary }));
        db.Authors.AddRange(city.Authors.Select(static a => new Author { Slug = a.Slug, Name = a.Name }));
        db.DataMarks.AddRange(
            new DataMark { Name = "demo", Value = "true" },
            new DataMark { Name = "site.name", Value = city.Name },
            new DataMark { Name = "site.tagline", Value = city.Tagline },
            new DataMark { Name = "site.address", Value = "Số 1 đường Bờ Sông, thành phố Minh Giang" },
            new DataMark { Name = "site.phone", Value = "1022" },
            new DataMark { Name = "site.email", Value = $"toasoan@{city.Domain}" },
            new DataMark { Name = "site.responsible", Value = "Trung tâm Truyền thông thành phố" },
            new DataMark { Name = "site.body", Value = "Ủy ban nhân dân thành phố Minh Giang" },
            new DataMark { Name = "site.accent", Value = "#0b5a68" },
            new DataMark { Name = "site.accent-dark", Value = "#74c7d6" });
        await db.SaveChangesAsync(stop);
        var users = workplace.Services.GetRequiredService<UserManager<StaffMember>>();
        foreach (var person in city.Staff)
        {
            var member = new StaffMember { UserName = person.UserName, DisplayName = person.DisplayName, Roles = [new StaffRole { OfficeId = offices[person.Office].Id, Role = Enum.Parse<Role>(person.Role, ignoreCase: true) }] };
            await users.CreateAsync(member, password);
        }

        await transaction.CommitAsync(stop);
        var names = string.Join('\n', city.Staff.Select(person => $"  {person.UserName,-16} {PeopleModel.NameOf(Enum.Parse<Role>(person.Role, ignoreCase: true))}, {offices[person.Office].ShortName}"));
        await File.WriteAllTextAsync(settings.PathOf(NamesFile), string.Format(CultureInfo.CurrentCulture, CommandsText.DemoNames, names, password), stop);
    }

    private sealed record City(string Name, string Tagline, string Domain, SectionData[] Sections, DemoOffice[] Offices, DemoPast Past, TopicData[] Topics, AuthorData[] Authors, StaffData[] Staff);

    private sealed record SectionData(string Slug, string Name, string NameEn, int Order);

    private sealed record TopicData(string Slug, string Name, string Summary);

    private sealed record AuthorData(string Slug, string Name);

    private sealed record StaffData(string UserName, string DisplayName, string Office, string Role);
}
