using System.Globalization;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>The kinds of newspaper writing an article can be of. Their keys stand in editions and never change; editions bear their Vietnamese names.</summary>
public static class Genres
{
    /// <summary>The genre of an article of which none was said: a short news item.</summary>
    public const string Usual = "tin";

    /// <summary>The keys, in the order they are offered.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Usual, "bai", "phong-su", "phong-van", "binh-luan", "anh", "video", "thong-bao"];

    /// <summary>Its name in the current language; the key itself when there is none of this key any more.</summary>
    public static string Name(string key) => NameIn(key, CultureInfo.CurrentUICulture);

    /// <summary>The tag of an edition.</summary>
    internal static EditionTag Tag(string key) => new() { Kind = EditionTag.Genre, Slug = key, Name = NameIn(key, LanguageMiddleware.Vietnamese), Position = 0 };

    /// <summary>The key as sent, the usual one when none was. Throws <see cref="Refusal"/> for one there is not.</summary>
    internal static string Checked(string? key) => string.IsNullOrEmpty(key) ? Usual : Keys.Contains(key) ? key : throw new Refusal(NewsroomText.NoSuchGenre);

    private static string NameIn(string key, CultureInfo language) => NewsroomText.ResourceManager.GetString("Genre_" + key.Replace('-', '_'), language) ?? key;
}
