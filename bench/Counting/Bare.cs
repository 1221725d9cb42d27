using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ToaSoan.Bench.Counting;

/// <summary>The least a Kestrel server can do with a report: the same figures for everybody, without reading it.</summary>
internal static class Bare
{
    /// <summary>Serves until it is killed.</summary>
    public static async Task<int> ServeAsync(int port)
    {
        var bytes = "{\"online\":29424,\"visits\":91118330,\"today\":51200,\"readers\":13000,\"shares\":14000}"u8.ToArray();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
