using System.IO.Compression;

namespace ToaSoan.Tests.Newsroom.Import;

/// <summary>A small seeded generator (xorshift): the same numbers on every machine and run.</summary>
internal sealed class SeededBytes(uint seed)
{
    private uint state = seed == 0 ? 1 : seed;

    public int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }

    public void Fill(byte[] bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] = (byte)Next(256);
        }
    }
}

/// <summary>Breaks the XML inside a package, so that damage reaches the readers behind the ZIP.</summary>
internal static class Unpacked
{
    public static byte[] Break(byte[] docx, SeededBytes chance)
    {
        using var zip = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
        var parts = zip.Entries.Select(static entry =>
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return KeyValuePair.Create(entry.FullName, memory.ToArray());
        }).ToArray();
        var names = parts.Where(static part => part.Key.EndsWith(".xml", StringComparison.Ordinal) || part.Key.EndsWith(".rels", StringComparison.Ordinal)).ToArray();
        var bytes = names[chance.Next(names.Length)].Value;
        for (var cut = chance.Next(3); cut >= 0; cut--)
        {
            // Letters and digits for letters and digits keep the XML well formed and change names, ids and numbers.
            var at = chance.Next(bytes.Length);
            var offset = Array.FindIndex(bytes, at, static one => char.IsAsciiLetterOrDigit((char)one));
            if (offset >= 0)
            {
                bytes[offset] = (byte)"0123456789abcdefpqrstuvw"[chance.Next(24)];
            }
        }

        return TinyDocx.Zip(parts);
    }
}
