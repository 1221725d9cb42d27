using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToaSoan.Bench.Reading;

/// <summary>The least a Kestrel server can do: one byte array, whatever is asked.</summary>
internal static class Bare
{
    /// <summary>Serves a file of gzip bytes until it is killed.</summary>
    public static async Task<int> ServeAsync(int port, string file, string type)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = type;
            context.Response.Headers.ContentEncoding = "gzip";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
