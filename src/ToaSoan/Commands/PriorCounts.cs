using System.Globalization;
using ToaSoan.Audience;
using ToaSoan.Platform;

namespace ToaSoan.Commands;

/// <summary>toasoan counts prior N: carries over the visits of an older site. A portal that runs shows them within a second.</summary>
public static class PriorCounts
{
    private const long Most = 1_000_000_000_000;

    /// <summary>Replaces what was carried over before. Throws <see cref="Refusal"/> when the number is out of range.</summary>
    public static async Task<int> RunAsync(Settings settings, long visits, CancellationToken stop)
    {
        if (visits is < 0 or > Most)
        {
            throw new Refusal(CommandsText.PriorOutOfRange, Most.ToString("#,##0", CultureInfo.CurrentCulture));
        }

        await using var workplace = await Workplace.OpenAsync(settings, stop);
        await workplace.Services.GetRequiredService<CountStore>().CarryOverAsync(visits, workplace.Services.GetRequiredService<TimeProvider>().Now(), stop);
        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.PriorCarried, visits.ToString("#,##0", CultureInfo.CurrentCulture)));
        return 0;
    }
}
