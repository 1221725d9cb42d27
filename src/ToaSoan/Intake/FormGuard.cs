using System.Globalization;
using ToaSoan.Platform;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Intake;

/// <summary>
/// Keeps programs from readers' forms, without puzzle, account or cookie: a field no person sees, a sealed instant that says how long the form was open, another site's page, and how often one network sends. A person who runs into
/// it reads one sentence and gets the form back filled; <c>_FormGuard.cshtml</c> draws the two fields.
/// </summary>
public sealed class FormGuard(Tickets tickets, Crowd crowd, Settings settings, TimeProvider clock)
{
    /// <summary>Nobody reads and fills a form sooner.</summary>
    public static readonly TimeSpan Soonest = TimeSpan.FromSeconds(3);

    /// <summary>How long a form may stay open.</summary>
    public static readonly TimeSpan Latest = TimeSpan.FromHours(24);

    /// <summary>The value of the hidden field Stamp: when the form was drawn, sealed with the data folder's keys. It tells nothing of the reader and is kept nowhere; every node reads it.</summary>
    public string Stamp(string form) => tickets.Make(Purpose(form), clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), Latest);

    /// <summary>
    /// Lets a form pass, or throws <see cref="Refusal"/> in the reader's language. <paramref name="form"/> is the form's name as it was stamped, <paramref name="stamp"/> and <paramref name="trap"/> are what its fields came
    /// back with, <paramref name="perHour"/> is how many one network may send within an hour: wide, for it may be a school or a carrier.
    /// </summary>
    public void Check(HttpContext context, string form, string? stamp, string? trap, int perHour)
    {
        ArgumentNullException.ThrowIfNull(context);
        Must(!ClientAddress.IsFromElsewhere(context.Request, new Uri(settings.BaseUrl).Authority), IntakeText.SentFromElsewhere);
        Must(string.IsNullOrEmpty(trap), IntakeText.TrapFilled);
        var drawn = tickets.Read(Purpose(form), stamp) ?? throw new Refusal(IntakeText.StampOver);
        Must(clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(drawn, CultureInfo.InvariantCulture)) >= Soonest, IntakeText.TooFast);
        Must(crowd.MayCome(context, form, perHour), IntakeText.TooManyFromNetwork);
    }

    private static string Purpose(string form) => "form." + form;
}
