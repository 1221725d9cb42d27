using System.Globalization;

namespace ToaSoan.Reports.Returns;

/// <summary>Items pasted as lines: an address, its title and its day in any order, parted by tabs or "|".</summary>
internal static class OutsideList
{
    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d"];

    /// <summary>A day as people write it; null for none.</summary>
    public static DateOnly? Day(string? typed) => DateOnly.TryParseExact((typed ?? "").Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The items of a text; a line without a day gets <paramref name="usual"/>.</summary>
    public static IReadOnlyList<TypedItem> Read(string? text, DateOnly? usual) =>
    [
        .. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select((line, index) => (Line: line, Number: index + 1)).Where(static line => !string.IsNullOrWhiteSpace(line.Line)).Select(line => Item(line.Line, line.Number, usual)),
    ];

    private static TypedItem Item(string line, int number, DateOnly? usual)
    {
        var parts = line.Split(['\t', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var address = parts.Find(static part => part.Contains("://", StringComparison.Ordinal) || part.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) ?? parts.Find(static part => OutsideAddress.Read(part) is not null) ?? parts[0];
        parts.Remove(address);
        var day = parts.Find(static part => Day(part) is not null);
        if (day is not null)
        {
            parts.Remove(day);
        }

        return new TypedItem(string.Format(CultureInfo.CurrentCulture, ReturnsText.LineOf, number), day is null ? usual : Day(day), string.Join(' ', parts), address);
    }
}
