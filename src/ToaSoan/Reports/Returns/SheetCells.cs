using System.Globalization;
using System.Xml;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>The cells of one sheet: their values as MiniExcel reads them, and what it does not tell: joined cells, errors, formulas without a result, cells outside.</summary>
internal sealed class SheetCells
{
    private readonly List<IDictionary<string, object?>> rows;

    private SheetCells(string name, List<IDictionary<string, object?>> rows, IReadOnlyList<(string Cell, string Fault)> faults) => (Name, this.rows, Faults) = (name, rows, faults);

    /// <summary>The sheet's name.</summary>
    public string Name { get; }

    /// <summary>What is wrong with cells whatever they say.</summary>
    public IReadOnlyList<(string Cell, string Fault)> Faults { get; }

    /// <summary>The number of the last row with anything in it.</summary>
    public int LastRow => rows.Count;

    /// <summary>Reads a sheet that should have some columns and at most some rows.</summary>
    public static SheetCells Read(byte[] file, SheetPart part, int columns, int mostRows)
    {
        var faults = Scan(part.Xml, columns, mostRows);
        if (faults.Any(static fault => fault.Outside))
        {
            return new SheetCells(part.Name, [], [.. faults.Select(static fault => (fault.Cell, fault.Fault))]); // nothing reads a row of sixteen thousand columns
        }

        using var stream = new MemoryStream(file);
        var config = new OpenXmlConfiguration { FillMergedCells = false, EnableSharedStringCache = false };
        var read = stream.Query(useHeaderRow: false, sheetName: part.Name, excelType: ExcelType.XLSX, startCell: "A1", configuration: config).Take(mostRows).Select(static row => (IDictionary<string, object?>)row).ToList();
        while (read.Count > 0 && read[^1].Values.All(static value => value is null or ""))
        {
            read.RemoveAt(read.Count - 1);
        }

        return new SheetCells(part.Name, read, [.. faults.Select(static fault => (fault.Cell, fault.Fault))]);
    }

    /// <summary>The value of a cell: string, double, DateTime, bool or null.</summary>
    public object? this[int row, int column] => row <= rows.Count && rows[row - 1].TryGetValue(ReturnSheet.Column(column), out var value) && value is not "" ? value : null;

    /// <summary>The words of a cell, without spaces at their ends; numbers as written.</summary>
    public string Words(int row, int column) => this[row, column] switch
    {
        null => "",
        DateTime day => CityTime.Day(DateOnly.FromDateTime(day)),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
    };

    private static List<(string Cell, string Fault, bool Outside)> Scan(byte[] xml, int columns, int mostRows)
    {
        var faults = new List<(string, string, bool)>();
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var (row, column) = (0, 0);
        for (var more = reader.Read(); more;)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                more = reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    (row, column) = (int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1, 0);
                    break;
                case "mergeCell" when reader.GetAttribute("ref") is { } joined:
                    faults.Add((joined, ReturnsText.CellsJoined, false));
                    break;
                case "c":
                    var cell = reader.GetAttribute("r"); // before what is in it moves the reader on
                    column = ColumnOf(cell) ?? column + 1;
                    if (FaultOf(reader, column, row, columns, mostRows) is { } fault)
                    {
                        faults.Add((cell ?? $"{row}", fault.Fault, fault.Outside));
                        if (faults.Count > 50)
                        {
                            return faults;
                        }
                    }

                    break;
            }

            more = reader.Read();
        }

        return faults;
    }

    private static (string Fault, bool Outside)? FaultOf(XmlReader cell, int column, int row, int columns, int mostRows)
    {
        var error = cell.GetAttribute("t") == "e";
        var (formula, value, words, element) = (false, "", "", "");
        using (var inner = cell.ReadSubtree())
        {
            while (inner.Read())
            {
                if (inner.NodeType == XmlNodeType.Element)
                {
                    element = inner.LocalName;
                    formula |= element == "f";
                }
                else if (inner.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                {
                    (value, words) = element switch { "v" => (value + inner.Value, words), "t" => (value, words + inner.Value), _ => (value, words) };
                }
            }
        }

        var filled = formula || value.Length > 0 || words.Length > 0;
        return filled && column > columns ? (ReturnsText.CellOutside, true)
            : filled && row > mostRows ? (ReturnsText.CellOutside, true)
            : error ? (string.Format(CultureInfo.CurrentCulture, ReturnsText.CellError, value), false)
            : formula && value.Length == 0 && words.Length == 0 ? (ReturnsText.CellFormula, false) : null;
    }

    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column == 0 ? null : column;
    }
}
