using ToaSoan.Platform;

namespace ToaSoan.Search;

/// <summary>Search over everything published.</summary>
public static class SearchModule
{
    /// <summary>Registers the search.</summary>
    public static void AddSearch(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddScoped<ArticleSearch>();
        builder.Services.AddScoped<TitleSuggestions>();
        builder.Services.AddHostedService<Rebuild>();
    }

    /// <summary>Makes at start what an older program did not index, or by other rules; the portal answers meanwhile.</summary>
    private sealed class Rebuild(IServiceScopeFactory scopes, IEnumerable<SearchedKind> kinds, ILogger<ArticleSearch> log) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var made = await SearchIndex.RebuildAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), [.. kinds], stoppingToken);
                if (made > 0)
                {
                    log.LogInformation("The search index was remade for {Editions} editions", made);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                log.LogError(error, "The search index could not be remade; the next start tries again");
            }
        }
    }
}
