using System.Data;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Staff;
using static ToaSoan.Tests.Offices.OfficeSteps;

namespace ToaSoan.Tests.Offices;

/// <summary>A list of units is taken in whole or not at all.</summary>
public sealed class UnitListTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("code;name;short;kind;parent;from\nP02;\"Phường Bến; Gạo\";Bến Gạo;ward;;1/7/2025\n")]
    [InlineData("\uFEFFcode,name,short,kind,from\r\nP02,\"Phường Bến; Gạo\",Bến Gạo,phường,2025-07-01\r\n\r\n")]
    [InlineData("name\tcode\tkind\tfrom\tshort\nPhường Bến; Gạo\tP02\tward\t01/07/2025\tBến Gạo")]
    public void A_list_is_read_with_any_separator_mark_and_order_of_columns(string text)
    {
        var (rows, faults) = UnitList.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(faults);
        Assert.Equal(new UnitRow(2, "P02", "Phường Bến; Gạo", "Bến Gạo", OfficeKind.Ward, "", July), Assert.Single(rows));
    }

    [Fact]
    public void A_quoted_cell_holds_quotes_and_line_ends_and_lines_are_counted_as_the_editor_counts_them()
    {
        var (rows, faults) = UnitList.Read("code,name\nA,\"Phường \"\"A\"\"\ncũ\"\nB,\nC,Phường C"u8.ToArray());
        Assert.Equal([(2, "Phường \"A\" cũ"), (5, "Phường C")], rows.Select(static row => (row.Line, row.Name)));
        Assert.Equal((4, "Thiếu mã hoặc tên đơn vị."), Assert.Single(faults));
    }

    [Theory]
    [InlineData("tên;mã\nA;B")]
    [InlineData("")]
    [InlineData("code,name\n")]
    public void What_is_no_list_is_refused(string text) => Assert.Throws<Refusal>(() => UnitList.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_file_in_another_encoding_is_refused() =>
        Assert.Contains("UTF-8", Assert.Throws<Refusal>(static () => UnitList.Read([.. "code,name\nA,Ph"u8, 0xFF, 0xFE])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_founds_renames_moves_and_leaves_and_a_second_time_changes_nothing(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        const string list = """
            code;name;short;kind;parent;from
            T01;Trạm y tế Bến Sen;Trạm Bến Sen;office;P02;2025-07-01
            P02;Phường Sen Hồng;Sen Hồng;ward;TTTT;2025-07-01
            SYT;Sở Y tế và Dân số;Sở Y tế;office;;1/7/2025
            P01;Phường Bến Sen;Bến Sen;ward;TTTT;1/7/2025
            TTTT;Trung tâm Truyền thông thành phố;Trung tâm Truyền thông;desk;;
            """;
        var before = await CountAsync(portal);
        Assert.Equal(5, (await TakeAsync(portal, list, rehearse: true)).Results.Count);
        Assert.Equal(before, await CountAsync(portal));

        var (results, faults) = await TakeAsync(portal, list);
        Assert.Empty(faults);
        Assert.Equal([UnitOutcome.New, UnitOutcome.New, UnitOutcome.Renamed, UnitOutcome.Moved, UnitOutcome.Unchanged], results.Select(static result => result.Outcome));
        Assert.Equal("Sở Y tế thành phố", results[2].Before);
        var station = await portal.PastAsync(await portal.OfficeAsync("tram-y-te-ben-sen"));
        Assert.Equal(("Phường Sen Hồng", July), (station.Parents.Single().Parent!.Name, station.Office.From!.Value));
        Assert.All((await TakeAsync(portal, list)).Results, static result => Assert.Equal(UnitOutcome.Unchanged, result.Outcome));
        Assert.Equal(4, (await portal.TrailAsync()).Count(static entry => entry.StartsWith("office.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "code;name;parent\nP01;Phường Bến Sen;TTTT\nSYT;Sở Y tế thành phố;")]
    [InlineData(Engine.Postgres, "code;name;short;kind;parent\nP01;Phường Bến Sen;;;TTTT\nSYT;Sở Y tế thành phố;;;")]
    public async Task What_a_list_does_not_give_stays_as_it_is(Engine engine, string list)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        var (results, faults) = await TakeAsync(portal, list);
        Assert.Empty(faults);
        Assert.Equal([UnitOutcome.Moved, UnitOutcome.Unchanged], results.Select(static result => result.Outcome));
        var ward = (await portal.PastAsync(await portal.OfficeAsync("phuong-ben-sen"))).Office;
        Assert.Equal(("Bến Sen", OfficeKind.Ward), (ward.ShortName, ward.Kind));

        await TakeAsync(portal, "code;name\nP01;Phường Bến Sen Mới\nX1;Ban Mới");
        ward = (await portal.PastAsync(ward.Id)).Office;
        Assert.Equal(("Phường Bến Sen Mới", "Bến Sen"), (ward.Name, ward.ShortName));
        var made = (await portal.PastAsync(await portal.OfficeAsync("ban-moi"))).Office;
        Assert.Equal(("Ban Mới", OfficeKind.Office), (made.ShortName, made.Kind));
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_list_that_meets_another_change_is_refused_whole(Engine engine)
    {
        await using var portal = await TestPortal.StartAsync(engine);
        await using var other = portal.Services.CreateAsyncScope();
        var db = other.ServiceProvider.GetRequiredService<PortalDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, Stop);
        db.Offices.Add(Office.Standing("P02", "phuong-khac", "Phường Khác", "Khác", OfficeKind.Ward));
        await db.SaveChangesAsync(Stop);
        var import = portal.DoAsync((IServiceProvider services) =>
        {
            (services.GetRequiredService<PortalDb>().Database.GetDbConnection() as Microsoft.Data.Sqlite.SqliteConnection)?.DefaultTimeout = 1;
            return services.GetRequiredService<UnitImport>().TakeAsync(Permissions.Command, "code;name\nP02;Phường Sen Hồng\nP03;Phường Ba"u8.ToArray(), Resolution, rehearse: false, Stop);
        });
        while (engine == Engine.Postgres && await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_locks WHERE NOT granted""").SingleAsync(Stop) == 0 && !import.IsCompleted)
        {
            await Task.Delay(20, Stop);
        }

        if (engine == Engine.Postgres)
        {
            await transaction.CommitAsync(Stop);
        }

        Assert.Contains("thay đổi cùng lúc", (await Assert.ThrowsAsync<Refusal>(() => import)).Message, StringComparison.Ordinal);
        await transaction.DisposeAsync();
        Assert.False(await portal.DoAsync((PortalDb fresh) => fresh.Offices.AnyAsync(static office => office.Code == "P03", Stop)));
    }

    [Fact]
    public void A_list_has_at_most_so_many_rows()
    {
        var rows = Enumerable.Range(1, UnitList.MaxRows + 1).Select(static number => $"M{number};Phường {number}").ToArray();
        Assert.Contains($"{UnitList.MaxRows:N0}", Assert.Throws<Refusal>(() => UnitList.Read(List(rows))).Message, StringComparison.Ordinal);
        Assert.Equal(UnitList.MaxRows, UnitList.Read(List(rows[1..])).Rows.Count);

        static byte[] List(string[] rows) => Encoding.UTF8.GetBytes("code;name\n" + string.Join('\n', rows));
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_written()
    {
        await using var portal = await TestPortal.StartAsync();
        var before = await CountAsync(portal);
        var (_, faults) = await TakeAsync(portal, """
            code;name;kind;parent;from
            P02;Phường Sen Hồng;ward;;2025-07-01
            P03;Phường Ba;tỉnh;;
            P04;Phường Bốn;ward;;hôm qua
            P02;Phường Hai nữa;ward;;
            P05;Phường Năm;ward;KHONG;
            SYT;Sở Y tế;ward;;
            P06;Phường Sáu;ward;;2030-01-01
            """);
        Assert.Equal(["Dòng 3", "Dòng 4", "Dòng 5", "Dòng 6", "Dòng 7", "Dòng 8"], faults.Select(static fault => fault[..fault.IndexOf(':', StringComparison.Ordinal)]));
        Assert.Equal(before, await CountAsync(portal));
        await Assert.ThrowsAsync<Refusal>(() => portal.DoAsync((UnitImport import) => import.TakeAsync(new Permissions(1, [new StaffRole { Role = Role.Desk }]), "code,name\nX,Y"u8.ToArray(), "Có", rehearse: false, Stop)));
    }

    [Fact]
    public async Task The_desk_previews_a_list_and_takes_it_in()
    {
        await using var portal = await TestPortal.StartAsync();
        using var owner = await portal.EnterAsync("chu");
        var before = await CountAsync(portal);
        Assert.Contains("Xem trước, chưa ghi gì: 1 đơn vị mới", await SendAsync("code,name\nX1,Phường Ích", rehearse: true), StringComparison.Ordinal);
        Assert.Contains("Dòng 2: Thiếu mã", await SendAsync("code,name\nX1,", rehearse: false), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync(portal));
        Assert.Contains("Đã nhập danh mục: 1 đơn vị mới", await SendAsync("code,name\nX1,Phường Ích", rehearse: false), StringComparison.Ordinal);
        Assert.NotEqual(before, await CountAsync(portal));

        async Task<string> SendAsync(string list, bool rehearse)
        {
            var parser = new AngleSharp.Html.Parser.HtmlParser();
            var token = parser.ParseDocument(await owner.GetStringAsync("/ban/don-vi", Stop)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(Resolution), "What.LegalBasis" }, { new StringContent(rehearse ? "true" : "false"), "rehearse" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(list)), "list", "danh-muc.csv" } };
            var answer = await owner.PostAsync("/ban/don-vi/import", form, Stop);
            return parser.ParseDocument(await answer.Content.ReadAsStringAsync(Stop)).QuerySelector("main")!.TextContent;
        }
    }

    private static Task<(IReadOnlyList<UnitResult> Results, IReadOnlyList<string> Faults)> TakeAsync(TestPortal portal, string list, bool rehearse = false) =>
        portal.DoAsync((UnitImport import) => import.TakeAsync(Permissions.Command, Encoding.UTF8.GetBytes(list), Resolution, rehearse, Stop));

    private static Task<string> CountAsync(TestPortal portal) => portal.DoAsync(static async (PortalDb db) =>
        $"{await db.Offices.CountAsync(Stop)} {await db.Set<OfficeName>().CountAsync(Stop)} {await db.OfficeEvents.CountAsync(Stop)} {await db.AuditEntries.CountAsync(static entry => entry.Kind == "office", Stop)}");
}
