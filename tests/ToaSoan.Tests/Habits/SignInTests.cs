using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Habits;

/// <summary>Everything under /ban needs a role; the way in is the only exception.</summary>
public sealed partial class SignInTests
{
    private static readonly string[] WaysIn = ["ban/vao", "ban/vao/ma", "ban/vao/khoa", "ban/vao/khoa/moi", "ban/lien-ket/{token}"];

    [Fact]
    public async Task Every_desk_route_demands_sign_in()
    {
        await using var portal = await TestPortal.StartAsync();
        var routes = portal.Services.GetServices<EndpointDataSource>().SelectMany(static source => source.Endpoints).OfType<RouteEndpoint>().ToArray();
        var desk = routes.Where(static route => IsDesk(route)).ToArray();
        Assert.True(desk.Length > 15, $"only {desk.Length} desk routes were found");
        Assert.Empty(Open(routes));

        using var stranger = portal.NewClient();
        foreach (var route in desk.Where(static route => !WaysIn.Contains(route.RoutePattern.RawText)))
        {
            var address = "/" + Parameter().Replace(route.RoutePattern.RawText!, "1");
            var answer = await stranger.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/ban/vao", StringComparison.Ordinal), $"{address} answered {answer.StatusCode}");
            var post = await stranger.PostAsync(address, new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);
            Assert.True(post.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.BadRequest, $"POST {address} answered {post.StatusCode}");
        }
    }

    [Fact]
    public void The_guard_notices_an_open_desk_route()
    {
        var open = new RouteEndpoint(static _ => Task.CompletedTask, RoutePatternFactory.Parse("ban/bi-mat"), 0, new EndpointMetadataCollection(new AllowAnonymousAttribute()), "open");
        Assert.NotEmpty(Open([open]));
    }

    private static IEnumerable<string> Open(IEnumerable<RouteEndpoint> routes) =>
        routes.Where(static route => IsDesk(route) && route.Metadata.GetMetadata<IAllowAnonymous>() is not null && !WaysIn.Contains(route.RoutePattern.RawText!.TrimStart('/')))
            .Select(static route => route.RoutePattern.RawText!);

    private static bool IsDesk(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/') is var text && (text == "ban" || text.StartsWith("ban/", StringComparison.Ordinal));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
