using System.Text.RegularExpressions;
using ToaSoan.Blocks;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom.Import;

/// <summary>
/// Reads a Word file (.docx) into an article. Pure: nothing is stored, nothing is written. Whatever the bytes are, the
/// answer is an article whose body keeps every rule, or a <see cref="Refusal"/> that names the file and says what to do.
/// </summary>
public static class WordImport
{
    /// <summary>Bytes a file may have.</summary>
    public const long MaxFile = 50_000_000;

    /// <summary>The article in a .docx. The stream is read from where it stands and not closed.</summary>
    /// <param name="docx">The file's bytes.</param>
    /// <param name="fileName">The name the sender gave it, for the sentences; never used as a path.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="Refusal">The file is no .docx, is damaged, encrypted, too large, or carries macros.</exception>
    public static ImportedArticle Read(Stream docx, string fileName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(docx);
        ArgumentNullException.ThrowIfNull(fileName);
        using var package = WordPackage.Open(All(docx, fileName, cancellation), fileName, cancellation);
        var findings = new FindingLog();
        try
        {
            var reader = new WordReader(package, findings, cancellation);
            var content = reader.Read();
            if (content.Pieces.Count == 0)
            {
                throw new Refusal(ImportText.EmptyDocument, fileName);
            }

            var article = ArticleShape.Of(content.Pieces, content.Notes, findings);
            return Checked(article, reader, fileName);
        }
        catch (RegexMatchTimeoutException error)
        {
            throw new Refusal(ImportText.TooNested.Replace("{0}", fileName, StringComparison.Ordinal), error);
        }
        catch (Exception error) when (WordPackage.IsDamage(error))
        {
            throw WordPackage.DamagedBy(error, fileName);
        }
    }

    private static ImportedArticle Checked(ImportedArticle article, WordReader reader, string fileName)
    {
        if (article.Body.Blocks.Count > BlockRules.MaxBlocks)
        {
            throw new Refusal(ImportText.TooLong, fileName, BlockRules.MaxBlocks);
        }

        BlockRules.Check(article.Body);
        if (BlockJson.Write(article.Body).Length > BlockRules.MaxJson)
        {
            throw new Refusal(ImportText.TooLong, fileName, BlockRules.MaxBlocks);
        }

        return article with { Photos = [.. article.Body.Figures().Select(static figure => figure.Photo).Distinct().Select(hash => reader.Photos[hash])] };
    }

    private static byte[] All(Stream docx, string fileName, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (var got = docx.Read(buffer); got > 0; got = docx.Read(buffer))
        {
            cancellation.ThrowIfCancellationRequested();
            memory.Write(buffer, 0, got);
            if (memory.Length > MaxFile)
            {
                throw new Refusal(ImportText.FileTooBig, fileName, MaxFile / 1_000_000);
            }
        }

        return memory.ToArray();
    }
}
