using System.Text.Json;
using System.Text.Json.Nodes;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Documents;

/// <summary>
/// A newsroom's own values over a built-in profile, as JSON of the same shape that holds only what differs: <c>{"margins":{"left":35},"parts":{"text":{"size":13}}}</c>.
/// They stay within what the rules allow (<see cref="ProfileLimits"/>); the key and the legal basis are not theirs to change.
/// </summary>
public static class ProfileValues
{
    private const int MaxText = 200;

    /// <summary>The built-in profile with the values over it; "" for none. Throws <see cref="Refusal"/>, naming the value, for one that does not exist or is not allowed.</summary>
    public static DocumentProfile Over(DocumentProfile profile, string values)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0)
        {
            return profile;
        }

        var whole = JsonSerializer.SerializeToNode(profile, JsonReport.Options)!.AsObject();
        try
        {
            Lay(JsonNode.Parse(values) as JsonObject ?? throw new Refusal(DocumentsText.ValuesNoObject), whole, "");
        }
        catch (JsonException error)
        {
            throw new Refusal(DocumentsText.ValuesNoObject, error);
        }

        Judge(profile.Key, whole, "");
        return whole.Deserialize<DocumentProfile>(JsonReport.Options)!;
    }

    private static void Lay(JsonObject over, JsonObject under, string path)
    {
        foreach (var (name, value) in over)
        {
            var at = path + name;
            if (!under.TryGetPropertyValue(name, out var old) || at is "key" or "basis")
            {
                throw new Refusal(DocumentsText.UnknownValue, at);
            }

            if (old is JsonObject inner && value is JsonObject part)
            {
                Lay(part, inner, at + ".");
            }
            else if (Sort(value) == Sort(old))
            {
                under[name] = value!.DeepClone();
            }
            else
            {
                throw new Refusal(Sort(old) switch { 'n' => DocumentsText.ValueNoNumber, 't' => DocumentsText.ValueNoText, 'b' => DocumentsText.ValueNoSwitch, _ => DocumentsText.ValueNoGroup }, at);
            }
        }
    }

    private static char Sort(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => 'n', JsonValueKind.String => 't', JsonValueKind.True or JsonValueKind.False => 'b', JsonValueKind.Object => 'o', _ => '?',
    };

    private static void Judge(string profile, JsonObject values, string path)
    {
        foreach (var (name, value) in values)
        {
            var at = path + name;
            switch (Sort(value))
            {
                case 'o':
                    Judge(profile, value!.AsObject(), at + ".");
                    break;
                case 'n':
                    var (limit, number) = (ProfileLimits.Of(profile, at), Number(value!, at));
                    if (!limit.Allows(number))
                    {
                        throw new Refusal(limit.EndsOnly ? DocumentsText.ValueNotOneOf : DocumentsText.ValueOutOfRange, at, limit.Least, limit.Most, number);
                    }

                    break;
                case 't':
                    Judge(at, value!.GetValue<string>());
                    break;
            }
        }
    }

    private static decimal Number(JsonNode value, string at) =>
        value.AsValue().TryGetValue<decimal>(out var number) && decimal.Round(number, 2) == number ? number : throw new Refusal(DocumentsText.ValueNoNumber, at);

    private static void Judge(string at, string text)
    {
        var places = at switch { "numberForm" => 3, "sectionForm" or "clauseForm" or "pointForm" or "archiveForm" => 1, "annexForm" => 4, _ => 0 };
        if (text.Length > MaxText || text.Any(char.IsControl) || (text.Length == 0 && at is "font" or "name" or "nation" or "ending" or "powers.onBehalf"))
        {
            throw new Refusal(DocumentsText.ValueNoText, at);
        }

        if (places > 0 && (Enumerable.Range(0, places).Any(place => !text.Contains($"{{{place}}}", StringComparison.Ordinal)) || text.Count(static letter => letter is '{' or '}') != 2 * places))
        {
            throw new Refusal(DocumentsText.ValueNoForm, at, string.Join(", ", Enumerable.Range(0, places).Select(static place => $"{{{place}}}")));
        }
    }
}
