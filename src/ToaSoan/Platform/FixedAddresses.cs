namespace ToaSoan.Platform;

/// <summary>First path segments that belong to capabilities. No section is named so, and none of them is ever taken for one.</summary>
public static class FixedAddresses
{
    /// <summary>The reserved first segments.</summary>
    public static readonly IReadOnlySet<string> First = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "a", "anh", "api", "ban", "bao-cao", "chu-de", "dinh-chinh", "don-vi", "du-an", "en", "healthz", "hoi-dap", "kiem-chung", "lich", "log", "loi", "luu-tru",
        "metrics", "nhiem-vu", "oembed", "readyz", "so-kiem-duyet", "tac-gia", "tep", "the", "thoi-tiet", "thong-ke", "tiep-can", "tim-kiem", "trang", "ty-gia", "xac-nhan", "xac-thuc", "xem-thu",
    };
}
