using ToaSoan.Platform;

namespace ToaSoan.FactCheck;

/// <summary>The block of the newest checks the desk may place on the front page.</summary>
public static class FrontChecks
{
    /// <summary>The block.</summary>
    public static FrontOffer Offer { get; } = new("checks", static () => FactCheckText.Checks, "/kiem-chung", ReadAsync);

    private static async Task<FrontOffering> ReadAsync(IServiceProvider services, int count, CancellationToken stop)
    {
        var lines = (await PublicCheckReading.NewestAsync(services.GetRequiredService<PortalDb>(), count, stop))
            .Select(static check => new PublicCheckLine(check.Edition.Path, check.Said!.Claim, check.Said.Finding, check.Said.Verdict!.Value, check.Edition.FirstPublishedAt, check.Edition.PublishedAt)).ToList();
        return lines.Count == 0 ? new FrontOffering([CheckTag.List]) : new FrontOffering([CheckTag.List], "/FactCheck/_FrontChecks.cshtml", lines);
    }
}
