using System.Globalization;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.Commands;

/// <summary>toasoan owner: a one-time link that creates the first owner.</summary>
public static class Owner
{
    /// <summary>Prints the link.</summary>
    public static async Task<int> RunAsync(Settings settings, CancellationToken stop)
    {
        await using var workplace = await Workplace.OpenAsync(settings, stop);
        var link = await workplace.Services.GetRequiredService<OneTimeLinks>().MakeAsync(null, stop);
        Console.WriteLine(string.Format(CultureInfo.CurrentCulture, CommandsText.OwnerLink, link));
        return 0;
    }
}
