namespace ToaSoan.Reader;

/// <summary>Plain links that hand an article to another service: nothing of theirs runs on our pages.</summary>
public static class ShareLinks
{
    /// <summary>Name and address of each service for an absolute article address.</summary>
    public static IEnumerable<(string Name, string Link)> Of(string address, string title)
    {
        var (url, text) = (Uri.EscapeDataString(address), Uri.EscapeDataString(title));
        return
        [
            ("Zalo", $"https://sp.zalo.me/share_inline?url={url}"),
            ("Facebook", $"https://www.facebook.com/sharer/sharer.php?u={url}"),
            ("X", $"https://x.com/intent/post?url={url}&text={text}"),
            (ReaderText.ShareByMail, $"mailto:?subject={text}&body={url}"),
        ];
    }
}
