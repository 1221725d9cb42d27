using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Reports.Returns;
using ToaSoan.Staff;
using ToaSoan.Tests.Ground;
using ToaSoan.Tests.Reports.Returns;
using static ToaSoan.Tests.Staff.StaffSteps;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>For each request a return of the health office in a month of its own, standing where the act wants it; an indicator and items of its own for the others.</summary>
internal sealed record MatrixReturns(string Address, IReadOnlyList<(string Name, string Value)> Form, (string Field, string Name, byte[] Bytes)? File)
{
    private static int made;

    /// <summary>Makes what a row is about.</summary>
    public static async Task<MatrixReturns> MakeAsync(string address, Asker asker, MatrixCity city)
    {
        var (portal, number) = (city.Portal, Interlocked.Increment(ref made));
        if (number == 1)
        {
            await portal.AddIndicatorAsync(new TypedIndicator("Số buổi họp", "Họp tổ dân phố.", "buổi", new DateOnly(2001, 1, 1)));
        }

        if (address.Contains("/chi-tieu", StringComparison.Ordinal))
        {
            var id = address.Contains("{id", StringComparison.Ordinal) ? await portal.AddIndicatorAsync(new TypedIndicator($"Chỉ tiêu thử {Letters(number)}", "Thử.", "cái", new DateOnly(2027, 1, 1), Scope: IndicatorScope.Wards)) : 0;
            return new MatrixReturns(address.Replace("{id:long}", $"{id}", StringComparison.Ordinal),
                [("Form.Number", "1"), ("Form.Name", $"Chỉ tiêu {Letters(number)} của {asker}"), ("Form.Definition", "Thử."), ("Form.Unit", "cái"), ("Form.From", "2027-02"), ("Form.Scope", "Wards"), ("day", $"{6 + (number % 20)}")], null);
        }

        if (address.Contains("/noi-khac", StringComparison.Ordinal))
        {
            var items = address.EndsWith("/add", StringComparison.Ordinal) ? [] : await ItemsAsync(portal, city.Office, number);
            return new MatrixReturns(address, [("lines", $"https://bao.example/{number} | Tin {number}"), ("office", $"{city.Office}"), ("day", "2026-06-01"), ("id", $"{items.LastOrDefault()}"), ("item", $"{items.FirstOrDefault()}")], null);
        }

        var month = new DateOnly(2001, 1, 1).AddMonths(number);
        var key = new ReturnKey(month, city.Office);
        var version = (await portal.AskedAsync(month))[0];
        var act = address.Split('/')[^1];
        await portal.DoAsync<ReturnDesk>(async desk =>
        {
            await desk.SaveAsync(Permissions.Command, key, 0, [new TypedLine(version, 1, FigurePrecision.Exact, Statement: "Sổ.")], Stop);
            foreach (var step in Steps(desk, key).Take(act switch { "approve" => 1, "accept" or "correction" => 2, "revise" => 3, _ => 0 }))
            {
                await step();
            }
        });
        var office = await portal.DoAsync<PortalDb, ToaSoan.Offices.Office>(async db => (await db.FindAsync<ToaSoan.Offices.Office>([city.Office], Stop))!);
        return new MatrixReturns(address.Replace("{month}/{office}", $"{ReturnMonth.Key(month)}/{office.Slug}", StringComparison.Ordinal),
            [("Form.Saves", "1"), ("Form.Lines[0].Version", $"{version.Id}"), ("Form.Lines[0].Amount", $"{number + 1}"), ("Form.Lines[0].Statement", "Sổ."), ("words", "Vì thế.")],
            act == "upload" ? ("workbook", "so-lieu.xlsx", ReturnWorkbook.Write(office, month, [version], [], [new ReturnLine { IndicatorId = version.IndicatorId, VersionId = version.Id, Amount = number + 1 }])) : null);
    }

    private static IEnumerable<Func<Task>> Steps(ReturnDesk desk, ReturnKey key) =>
        [() => desk.SubmitAsync(Permissions.Command, key, Stop), () => desk.ApproveAsync(Permissions.Command, key, Stop), () => desk.AcceptAsync(Permissions.Command, key, Stop)];

    private static Task<List<long>> ItemsAsync(TestPortal portal, long office, int number) => portal.DoAsync<OutsideDesk, List<long>>(async desk =>
    {
        var reading = await desk.LookAsync(Permissions.Command, office, [Item("a", number), Item("b", number)], Stop);
        await desk.AddAsync(Permissions.Command, reading, Stop);
        return [.. reading.New.Select(static item => item.Id)];
    });

    private static TypedItem Item(string part, int number) => new("", new DateOnly(2026, 6, 1), $"Tin {part} {number}", $"https://{part}.example/{number}");

    // Names that differ by letters: numbers alone are no name.
    private static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(static digit => (char)('a' + digit - '0')));
}
