using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace ToaSoan.Platform;

/// <summary>
/// Style sheets, scripts and fonts, compiled into the program and served under a name that holds their hash, so that browsers
/// may keep them for ever. Sources: Platform/Assets.
/// </summary>
public sealed partial class Assets
{
    private readonly Dictionary<string, Asset> byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private Added? added;

    /// <summary>The assets of this program: they cannot change while it runs, so every portal in a process shares them.</summary>
    public static Assets Compiled { get; } = new();

    private Assets()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var raw = assembly.GetManifestResourceNames().Where(static name => name.StartsWith("asset/", StringComparison.Ordinal))
            .OrderBy(static name => name.EndsWith(".css", StringComparison.Ordinal)).ThenBy(static name => name != "asset/base.css").ToArray();
        foreach (var resource in raw)
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            var (name, bytes) = (resource["asset/".Length..], memory.ToArray());
            if (name.EndsWith(".css", StringComparison.Ordinal))
            {
                var css = Import().Replace(System.Text.Encoding.UTF8.GetString(bytes), part => Text(part.Groups["name"].Value));
                bytes = System.Text.Encoding.UTF8.GetBytes(addresses.Aggregate(css, static (text, asset) => text.Replace($"url({asset.Key})", $"url({asset.Value})", StringComparison.Ordinal)));
            }

            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 5));
            var file = $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
            addresses[name] = "/a/" + file;
            byAddress[file] = new Asset(bytes, new(() => Compress(name, bytes)), ContentType(name));
        }
    }

    /// <summary>The address of an asset by its file name, such as "reader.css". Throws when there is none.</summary>
    public string this[string name] => addresses[name];

    /// <summary>What a style sheet or script says, to be written into a page that is kept as a file.</summary>
    public string Text(string name) => System.Text.Encoding.UTF8.GetString(byAddress[addresses[name]["/a/".Length..]].Bytes);

    /// <summary>Answers a request for an asset.</summary>
    public IResult Serve(string file, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return byAddress.TryGetValue(file, out var asset) ? Send(asset, context) : Results.NotFound();
    }

    /// <summary>Answers with an asset that has something added at its end. The last such file is kept: a portal has one.</summary>
    public IResult ServeWith(string file, string name, string addition, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var last = added;
        if (last?.File != file)
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(Text(name) + addition);
            added = last = new Added(file, new Asset(bytes, new(() => Compress(name, bytes)), ContentType(name)));
        }

        return Send(last.Asset, context);
    }

    private static IResult Send(Asset asset, HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal) && asset.Brotli.Value is { } brotli)
        {
            context.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(brotli, asset.ContentType);
        }

        return Results.Bytes(asset.Bytes, asset.ContentType);
    }

    // Made when first asked for, not at every start; and not in the smallest form, whose last twentieth costs whoever asks first half a second.
    private static byte[]? Compress(string name, byte[] bytes)
    {
        if (name.EndsWith(".woff2", StringComparison.Ordinal) || name.EndsWith(".png", StringComparison.Ordinal))
        {
            return null;
        }

        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, new BrotliCompressionOptions { Quality = 9 }))
        {
            brotli.Write(bytes);
        }

        return target.ToArray();
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    // A sheet that begins with another holds it: the browser would learn of that one only after the first had come.
    [GeneratedRegex(@"@import url\((?<name>[a-z.-]+)\);", RegexOptions.NonBacktracking)]
    private static partial Regex Import();

    private sealed record Added(string File, Asset Asset);

    private sealed record Asset(byte[] Bytes, Lazy<byte[]?> Brotli, string ContentType);
}
