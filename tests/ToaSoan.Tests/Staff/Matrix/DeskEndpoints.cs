using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>Everything mapped under /ban in a running portal.</summary>
internal static class DeskEndpoints
{
    /// <summary>GET and POST of every route, and each named handler as an address of its own: "POST /ban/toi/rename".</summary>
    public static async Task<IReadOnlyCollection<string>> OfAsync(TestPortal portal)
    {
        var pages = portal.Services.GetRequiredService<PageLoader>();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var route in portal.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var address = "/" + route.RoutePattern.RawText!.Trim('/');
            if (address != "/ban" && !address.StartsWith("/ban/", StringComparison.Ordinal))
            {
                continue;
            }

            var plain = address.Replace("/{handler?}", "", StringComparison.Ordinal);
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"])
            {
                found.Add($"{method} {plain}");
            }

            if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var handlers = (await pages.LoadAsync(page, route.Metadata)).HandlerMethods;
                found.UnionWith(handlers.Where(static handler => handler.Name is not null).Select(handler => $"{handler.HttpMethod.ToUpperInvariant()} {plain}/{handler.Name!.ToLowerInvariant()}"));
            }
        }

        return found;
    }
}
