using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ToaSoan.Commands;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Durability;

/// <summary>A small city with two people who lead its desk; a demo folder, so that no second factor is asked for. Copied for every round.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Password">Their random password.</param>
public sealed record PreparedCity(string Data, string Password)
{
    /// <summary>The editor's name.</summary>
    public const string UserName = "thuky";

    /// <summary>The name of the one who approves.</summary>
    public const string Approver = "truongban";

    /// <summary>The section every article goes to.</summary>
    public const string Section = "thoi-su";

    /// <summary>Makes the city in an empty data folder, and in the PostgreSQL database when one is given.</summary>
    public static async Task<PreparedCity> MakeAsync(string data, string database = "")
    {
        var city = new PreparedCity(data, $"proof-{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
        await using (var workplace = await Workplace.OpenAsync(new Settings { Data = data, Database = database }, CancellationToken.None, static builder => builder.Logging.ClearProviders()))
        {
            var office = new Office { Code = "TTTT", Slug = "trung-tam", Name = "Trung tâm Truyền thông thành phố", ShortName = "Trung tâm Truyền thông", Kind = OfficeKind.Desk };
            workplace.Db.Offices.Add(office);
            workplace.Db.Sections.Add(new Section { Slug = Section, Name = "Thời sự", NameEn = "News", Position = 1 });
            workplace.Db.DataMarks.Add(new DataMark { Name = "demo", Value = "true" });
            await workplace.Db.SaveChangesAsync();
            foreach (var name in new[] { UserName, Approver })
            {
                var member = new StaffMember { UserName = name, DisplayName = name, Roles = [new StaffRole { OfficeId = office.Id, Role = Role.Chief }] };
                var made = await workplace.Services.GetRequiredService<UserManager<StaffMember>>().CreateAsync(member, city.Password);
                if (!made.Succeeded)
                {
                    throw new InvalidOperationException(string.Join(' ', made.Errors.Select(static error => error.Description)));
                }
            }
        }

        await File.WriteAllTextAsync(Path.Combine(data, Demo.NamesFile), "");
        SqliteConnection.ClearAllPools();
        return city;
    }

    /// <summary>Copies the data folder.</summary>
    public async Task<PreparedCity> CopyToAsync(string target)
    {
        await Shell.RunAsync("cp", "-r", Data, target);
        return this with { Data = target };
    }
}
