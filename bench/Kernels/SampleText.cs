using System.Globalization;
using System.Text;

namespace ToaSoan.Kernels;

/// <summary>About 1 MB (UTF-8) of invented city news: articles of 20 paragraphs drawn from sample.txt in a fixed order.</summary>
internal static class SampleText
{
    private const int Bytes = 1_000_000;

    /// <summary>Clean text, as it lies in the database.</summary>
    public static string[] Clean { get; } = [.. Articles()];

    /// <summary>The same text as it arrives: every fourth article decomposed, every article with a no-break space and an ETH.</summary>
    public static string[] Raw { get; } = [.. Clean.Select(Roughened)];

    public static int Utf8Length(string[] articles) => articles.Sum(Encoding.UTF8.GetByteCount);

    private static IEnumerable<string> Articles()
    {
        using var stream = typeof(SampleText).Assembly.GetManifestResourceStream("sample.txt")!;
        using var reader = new StreamReader(stream);
        var sentences = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        for (var written = 0; written < Bytes;)
        {
            var article = new StringBuilder();
            for (var paragraph = 0; paragraph < 20; paragraph++)
            {
                article.Append(paragraph == 0 ? "" : "\n\n");
                for (var sentence = 0; sentence < 3; sentence++)
                {
                    // A step that shares no factor with the count visits every sentence, differently in each article.
                    next = (next + 7 + paragraph) % sentences.Length;
                    article.Append(sentence == 0 ? "" : " ").Append(sentences[next]);
                }

                article.Append(CultureInfo.InvariantCulture, $" (Tin số {next * 37 + paragraph:N0}).");
            }

            var text = article.ToString();
            written += Encoding.UTF8.GetByteCount(text);
            yield return text;
        }
    }

    private static string Roughened(string article, int index)
    {
        var rough = article.Replace(". ", ".\u00A0 ", StringComparison.Ordinal).Replace('Đ', 'Ð');
        return index % 4 == 0 ? rough.Normalize(NormalizationForm.FormD) : rough;
    }
}
