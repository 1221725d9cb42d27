using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Composing;

/// <summary>A figure of a frozen report: what it is, and its values in the whole city.</summary>
public sealed record FrozenFigure(FigureKind Kind, FigureValue Now, FigureValue Previous, FigureValue YearBefore);

/// <summary>The figures of a frozen report; the rows behind each are a file of their own.</summary>
public sealed record FrozenBook(string Period, IReadOnlyList<FrozenFigure> Figures, IReadOnlyList<LineOffice> Offices, IReadOnlyList<LineWay> Ways, IReadOnlyDictionary<string, decimal> Targets);

/// <summary>What a report's edition holds: its document, the hashes of its files by their names, and the profile it was frozen in; null in editions of a time when nobody could set values.</summary>
public sealed record FrozenReport(Documents.ReportDocument Document, IReadOnlyDictionary<string, string> Files, Documents.DocumentProfile? Profile = null);

/// <summary>Writes figures with the rows behind them for good, and reads them back: the same figures give the same bytes.</summary>
public static class FrozenFigures
{
    /// <summary>The name of the file of figures.</summary>
    public const string FiguresFile = "figures";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The name of the file with a figure's rows.</summary>
    public static string RowsFile(string kind) => "rows/" + kind;

    /// <summary>The files of a book.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Write(FigureSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var book = site.Book;
        var frozen = new FrozenBook(book.Period.Key, [.. book.Kinds.Select(kind => (kind, line: book.Whole(kind))).Select(static pair => new FrozenFigure(pair.kind, pair.line.Now, pair.line.Previous, pair.line.YearBefore))],
            book.Offices.Offices, book.Offices.Ways, new SortedDictionary<string, decimal>(site.Targets.ToDictionary(), StringComparer.Ordinal));
        return [(FiguresFile, Pack(frozen)), .. book.Kinds.Select(kind => (RowsFile(kind.Key), Pack(Enum.GetValues<FigureTime>().Select(time => book.Rows(kind.Key, null, false, time).Select(static row => row.Row).ToArray()).ToArray())))];
    }

    /// <summary>The frozen figures without the rows behind them.</summary>
    public static FigureBook Wholes(FrozenBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Book(book, new Dictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>>(), book.Figures.Select(static figure => new FigureLine(figure.Kind.Key, figure.Kind.Name, figure.Now, figure.Previous, figure.YearBefore)));
    }

    /// <summary>The frozen figures of an edition with the rows of some of them; null when it has no such figure.</summary>
    public static async Task<FigureBook?> BookAsync(PortalDb db, FrozenBook book, long report, int number, CancellationToken stop, params IReadOnlyCollection<string> kinds)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = new Dictionary<string, FigureRow[][]>();
        foreach (var kind in kinds)
        {
            if (await BytesAsync(db, report, number, RowsFile(kind), stop) is not { } bytes)
            {
                return null;
            }

            rows[kind] = Unpack<FigureRow[][]>(bytes);
        }

        return Book(book, Enum.GetValues<FigureTime>().ToDictionary(static time => time, time => (IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>)rows.ToDictionary(static pair => pair.Key, pair => (IReadOnlyList<FigureRow>)pair.Value[(int)time])));
    }

    /// <summary>The frozen values of an edition; null when there is no such edition.</summary>
    public static async Task<FrozenBook?> ValuesAsync(PortalDb db, long report, int number, CancellationToken stop)
    {
        return await BytesAsync(db, report, number, FiguresFile, stop) is { } bytes ? Unpack<FrozenBook>(bytes) : null;
    }

    /// <summary>The bytes of a file of a frozen report; null when it has none of this name.</summary>
    public static Task<byte[]?> BytesAsync(PortalDb db, long report, int number, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<ReportFile>().Where(file => file.ReportId == report && file.Number == number && file.Name == name).Select(static file => file.Bytes).SingleOrDefaultAsync(stop);
    }

    /// <summary>SHA-256 of bytes, 64 lower-case hex digits.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static FigureBook Book(FrozenBook book, IReadOnlyDictionary<FigureTime, IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> rows, IEnumerable<FigureLine>? known = null) =>
        new(Period.Read(book.Period)!, [.. book.Figures.Select(static figure => figure.Kind)], rows, new OfficeLines(book.Offices, book.Ways), known);

    private static byte[] Pack<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, value, Json);
        }

        return packed.ToArray();
    }

    private static T Unpack<T>(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Json)!;
    }
}
