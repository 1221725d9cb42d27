namespace ToaSoan.Reader;

/// <summary>
/// Plain links that hand an article to another service: nothing of theirs runs on our pages. A shared address ends with a code of its channel
/// (<c>?q=zf</c>), the same for everybody, so that arrivals can be counted; the page takes it off again.
/// </summary>
public static class ShareLinks
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["zalo"] = "zz", ["facebook"] = "zf", ["x"] = "zx", ["mail"] = "zm", ["copy"] = "zc", ["system"] = "zs", ["qr"] = "zq", ["print"] = "zp",
    };

    /// <summary>By what a page can be shared: "zalo", "facebook", "x", "mail", "copy", "system" (the device's own menu), "qr" (from the screen), "print" (from paper).</summary>
    public static IReadOnlyCollection<string> Channels => Codes.Keys;

    /// <summary>The channel of a code, or null.</summary>
    public static string? ChannelOf(string code) => Codes.FirstOrDefault(entry => entry.Value == code).Key;

    /// <summary>An absolute address with the code of a channel.</summary>
    public static string Coded(string address, string channel) => $"{address}?q={Codes[channel]}";

    /// <summary>Channel, name and address of each service for an absolute article address.</summary>
    public static IEnumerable<(string Channel, string Name, string Link)> Of(string address, string title)
    {
        string Url(string channel) => Uri.EscapeDataString(Coded(address, channel));
        var text = Uri.EscapeDataString(title);
        return
        [
            ("zalo", "Zalo", $"https://sp.zalo.me/share_inline?url={Url("zalo")}"),
            ("facebook", "Facebook", $"https://www.facebook.com/sharer/sharer.php?u={Url("facebook")}"),
            ("x", "X", $"https://x.com/intent/post?url={Url("x")}&text={text}"),
            ("mail", ReaderText.ShareByMail, $"mailto:?subject={text}&body={Url("mail")}"),
        ];
    }
}
