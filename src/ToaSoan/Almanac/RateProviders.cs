using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using ToaSoan.Platform;

namespace ToaSoan.Almanac;

/// <summary>Rates by Vietcombank's XML and gold by SJC's. Reads what they answer, whatever the culture of the server, and refuses what is not theirs.</summary>
public sealed class RateProviders(OutgoingHttp http, Settings settings, TimeProvider clock)
{
    /// <summary>Whose exchange rates they are.</summary>
    public const string Bank = "Vietcombank";

    /// <summary>Whose gold prices they are.</summary>
    public const string Goldsmith = "SJC";

    private const int MostBytes = 262_144;
    private const int MostRows = 100;
    private static readonly string[] BankTimes = ["M/d/yyyy h:mm:ss tt", "MM/dd/yyyy hh:mm:ss tt"];
    private static readonly string[] GoldTimes = ["hh:mm:ss tt dd/MM/yyyy", "HH:mm:ss tt dd/MM/yyyy", "HH:mm:ss dd/MM/yyyy"];

    /// <summary>Asks for exchange rates. Throws <see cref="AlmanacFailure"/> or <see cref="OutgoingFailure"/>.</summary>
    public async Task<RateSheet> AskBankAsync(CancellationToken stop) => ReadBank(await AskAsync(settings.RatesUrl, stop), clock.Now());

    /// <summary>Asks for gold prices. Throws <see cref="AlmanacFailure"/> or <see cref="OutgoingFailure"/>.</summary>
    public async Task<RateSheet> AskGoldAsync(CancellationToken stop) => ReadGold(await AskAsync(settings.GoldUrl, stop), clock.Now());

    /// <summary>Reads the bank's sheet.</summary>
    public static RateSheet ReadBank(byte[] body, DateTime now)
    {
        var root = Parse(body, "ExrateList");
        var asOf = When((string?)root.Element("DateTime"), BankTimes, now);
        var rates = root.Elements("Exrate").Take(MostRows).Select(static row => new Rate(Word(row, "CurrencyCode", 3), Word(row, "CurrencyName", 60), Price(row, "Buy"), Price(row, "Transfer"), Price(row, "Sell"))).Where(static rate => rate.Code.Length == 3).ToArray();
        return Checked(new RateSheet(asOf, rates));
    }

    /// <summary>Reads the goldsmith's sheet: thousands of đồng for a lượng.</summary>
    public static RateSheet ReadGold(byte[] body, DateTime now)
    {
        var list = Parse(body, "root").Element("ratelist") ?? throw new AlmanacFailure(AlmanacTrouble.WrongForm, "ratelist");
        var asOf = When((string?)list.Attribute("updated"), GoldTimes, now);
        var rates = list.Elements("city").SelectMany(static city => city.Elements("item")).Take(MostRows)
            .Select(static item => new Rate(Word(item, "type", 80), Word(item, "type", 80), null, Price(item, "buy") * 1000, Price(item, "sell") * 1000)).Where(static rate => rate.Code.Length > 0).DistinctBy(static rate => rate.Code).ToArray();
        return Checked(new RateSheet(asOf, rates));
    }

    /// <summary>Refuses a sheet in which something is bought dearer than sold, or costs nothing.</summary>
    public static RateSheet Checked(RateSheet sheet)
    {
        if (sheet.Rates.Count == 0 || sheet.Rates.DistinctBy(static rate => rate.Code).Count() != sheet.Rates.Count)
        {
            throw new AlmanacFailure(AlmanacTrouble.WrongForm, $"{sheet.Rates.Count}");
        }

        var wrong = sheet.Rates.FirstOrDefault(static rate => rate.Sell is <= 0 || rate.Cash is <= 0 || rate.Transfer is <= 0 || rate.Sell > 1_000_000_000 || rate.Cash > rate.Sell || rate.Transfer > rate.Sell || (rate.Cash ?? rate.Transfer ?? rate.Sell) is null);
        return wrong is null ? sheet : throw new AlmanacFailure(AlmanacTrouble.Absurd, string.Create(CultureInfo.InvariantCulture, $"{wrong.Code} {wrong.Cash} {wrong.Transfer} {wrong.Sell}"));
    }

    /// <summary>Refuses a sheet that is older than the last good one, or moved further than a twentieth (a quarter after a week without one, and for all but the dollar).</summary>
    public static void MustFollow(RateSheet next, RateSheet? last)
    {
        if (last is null)
        {
            return;
        }

        if (next.AsOf < last.AsOf)
        {
            throw new AlmanacFailure(AlmanacTrouble.Old, $"{CityTime.Machine(next.AsOf)} < {CityTime.Machine(last.AsOf)}");
        }

        var before = last.Rates.ToDictionary(static rate => rate.Code, static rate => rate.Sell);
        foreach (var rate in next.Rates)
        {
            var most = rate.Code == "USD" && next.AsOf - last.AsOf < TimeSpan.FromDays(7) ? 0.05m : 0.25m;
            if (before.GetValueOrDefault(rate.Code) is { } old && rate.Sell is { } now && Math.Abs(now - old) > old * most)
            {
                throw new AlmanacFailure(AlmanacTrouble.Jump, string.Create(CultureInfo.InvariantCulture, $"{rate.Code} {old} → {now}"));
            }
        }
    }

    private async Task<byte[]> AskAsync(string address, CancellationToken stop)
    {
        var answer = await http.AskAsync(new OutgoingRequest(new Uri(address)) { Accept = "application/xml, text/xml", MostBytes = MostBytes }, stop);
        if (!answer.Good)
        {
            throw new AlmanacFailure(AlmanacTrouble.Status, $"HTTP {answer.Status}", answer.RetryAfter);
        }

        return answer.ContentType is "text/xml" or "application/xml" ? answer.Body : throw new AlmanacFailure(AlmanacTrouble.WrongType, answer.ContentType);
    }

    private static XElement Parse(byte[] body, string root)
    {
        try
        {
            using var stream = new MemoryStream(body);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var element = XElement.Load(reader);
            return element.Name.LocalName == root ? element : throw new AlmanacFailure(AlmanacTrouble.WrongForm, element.Name.LocalName);
        }
        catch (XmlException error)
        {
            throw new AlmanacFailure(AlmanacTrouble.WrongForm, $"XML {error.LineNumber}:{error.LinePosition}");
        }
    }

    private static DateTime When(string? text, string[] forms, DateTime now)
    {
        if (!DateTime.TryParseExact(text?.Trim(), forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            throw new AlmanacFailure(AlmanacTrouble.WrongForm, $"date {text}");
        }

        var instant = CityTime.Utc(local);
        return instant > now.AddMinutes(15) ? throw new AlmanacFailure(AlmanacTrouble.Future, CityTime.Machine(instant))
            : instant < now.AddDays(-30) ? throw new AlmanacFailure(AlmanacTrouble.Old, CityTime.Machine(instant)) : instant;
    }

    private static string Word(XElement row, string name, int longest) => ((string?)row.Attribute(name) ?? "").Trim() is var word && word.Length <= longest ? word : word[..longest];

    private static decimal? Price(XElement row, string name)
    {
        var text = ((string?)row.Attribute(name) ?? "-").Trim();
        return text is "-" or "" or "0" ? null
            : decimal.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : throw new AlmanacFailure(AlmanacTrouble.WrongForm, $"{name} {text}");
    }
}
