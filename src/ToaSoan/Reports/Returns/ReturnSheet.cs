using VietnameseText;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Returns;

/// <summary>The plan of the workbook in which an office returns its figures: written by <see cref="ReturnWorkbook"/>, read back by <see cref="ReturnUpload"/>. Its words are Vietnamese whatever the desk's language.</summary>
internal static class ReturnSheet
{
    /// <summary>The sheet with the figures.</summary>
    public const string Figures = "Số liệu";

    /// <summary>The sheet for items published elsewhere.</summary>
    public const string Elsewhere = "Đăng nơi khác";

    /// <summary>The sheet that says how to fill it in.</summary>
    public const string Help = "Hướng dẫn";

    /// <summary>The hidden sheet by which the program knows whose workbook it is.</summary>
    public const string Marker = "danh-dau";

    /// <summary>What stands in A1 of the marker.</summary>
    public const string MarkerWord = "toasoan-so-lieu/1";

    /// <summary>The row of the figures' head, from 1.</summary>
    public const int FiguresHead = 4;

    /// <summary>The row of the head of items elsewhere.</summary>
    public const int ElsewhereHead = 2;

    /// <summary>Rows for items elsewhere.</summary>
    public const int ElsewhereRows = 200;

    /// <summary>The heads of the figures, from column A.</summary>
    public static readonly string[] FigureHeads = ["Mã", "Chỉ tiêu", "Đơn vị tính", "Tháng trước", "Số liệu", "Mức chính xác", "Ghi chú", "Cách đếm", "Liên kết chứng cứ", "Định nghĩa"];

    /// <summary>The heads of items elsewhere.</summary>
    public static readonly string[] ElsewhereHeads = ["Ngày đăng", "Tiêu đề", "Địa chỉ"];

    /// <summary>The words of the degrees of precision.</summary>
    public static readonly (FigurePrecision Precision, string Word)[] Precisions = [(FigurePrecision.Exact, "chính xác"), (FigurePrecision.AtLeast, "ít nhất"), (FigurePrecision.About, "khoảng")];

    /// <summary>The precision a word means; null for none of them.</summary>
    public static FigurePrecision? PrecisionOf(string word)
    {
        var key = SearchKey.Fold(word);
        return Precisions.Where(one => SearchKey.Fold(one.Word) == key).Select(static one => (FigurePrecision?)one.Precision).FirstOrDefault();
    }

    /// <summary>The letter of a column, from 0: A to Z.</summary>
    public static string Column(int index) => ((char)('A' + index)).ToString();
}
