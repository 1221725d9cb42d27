using System.Globalization;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Royalties;

/// <summary>Royalties in words, in the current language, and as a workbook.</summary>
public static class RoyaltyWords
{
    /// <summary>The name of a role.</summary>
    public static string Of(RoyaltyRole role) => Text($"Role{role}");

    /// <summary>The name of a state.</summary>
    public static string Of(RoyaltyState state) => Text($"State{state}");

    /// <summary>Whose line it is.</summary>
    public static string Who(RoyaltyLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Name.Length > 0 ? line.Name : RoyaltiesText.NoName;
    }

    /// <summary>A text of the screen with its values.</summary>
    public static string Format(string pattern, params ReadOnlySpan<object?> values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    /// <summary>The sheet as an Excel file. The same sheet gives the same bytes.</summary>
    public static byte[] Write(Office office, RoyaltyMonth month, RoyaltySheet? sheet, RoyaltyContent content)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(content);
        string[] above =
        [
            Format(RoyaltiesText.FileTitle, month), office.Name, Format(RoyaltiesText.VersionIs, sheet?.Number ?? 1, Of(sheet?.State ?? RoyaltyState.Open)),
            .. sheet?.OfficeAt is { } office1 ? new[] { Format(RoyaltiesText.SignedForOffice, sheet.OfficeBy, CityTime.Short(office1)) } : [],
            .. sheet?.DeskAt is { } desk ? new[] { Format(RoyaltiesText.SignedForDesk, sheet.DeskBy, CityTime.Short(desk)) } : [],
            .. sheet is { Reason.Length: > 0 } ? new[] { Format(RoyaltiesText.VersionReason, sheet.Reason) } : [],
        ];
        SheetColumn[] columns = [new(RoyaltiesText.Day, 12), new(RoyaltiesText.Article, 60), new(RoyaltiesText.Genre, 16), new(RoyaltiesText.Role, 14), new(RoyaltiesText.Name, 28), new(RoyaltiesText.Coefficient, 10, 2), new(RoyaltiesText.Computed, 16), new(RoyaltiesText.Amount, 16), new(RoyaltiesText.Reason, 40)];
        var rows = content.Lines.Select(static line => (IReadOnlyList<object?>)[line.Day, line.Title, Genres.Name(line.Genre), Of(line.Role), Who(line), line.Coefficient, line.Computed, line.Amount, line.Reason])
            .Append([null, RoyaltiesText.Total, null, null, null, null, content.Lines.Sum(static line => line.Computed), content.Total, null]);
        return Workbook.Write(new Sheet(Format(RoyaltiesText.SheetName, month.Key), columns, rows, above));
    }

    private static string Text(string name) => RoyaltiesText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture)!;
}
