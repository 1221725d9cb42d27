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

        var whole = Node(profile);
        try
        {
            Lay(JsonNode.Parse(values) as JsonObject ?? throw new Refusal(DocumentsText.ValuesNoObject), whole, "");
        }
        catch (JsonException error)
        {
            throw new Refusal(DocumentsText.ValuesNoObject, error);
        }

        return Faults(profile.Key, whole).FirstOrDefault() is { } fault ? throw new Refusal(fault.Say(fault.At)) : whole.Deserialize<DocumentProfile>(JsonReport.Options)!;
    }

    /// <summary>A profile as JSON, all its values.</summary>
    public static JsonObject Node(DocumentProfile profile) => JsonSerializer.SerializeToNode(profile, JsonReport.Options)!.AsObject();

    /// <summary>The single values of a JSON, in order, by their paths: "margins.left".</summary>
    public static IEnumerable<(string At, JsonValue Value)> Leaves(JsonObject values, string path = "")
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.SelectMany(value => value.Value switch { JsonObject inner => Leaves(inner, path + value.Key + "."), JsonValue leaf => [(path + value.Key, leaf)], _ => Array.Empty<(string, JsonValue)>() });
    }

    /// <summary>Sets the value at a path.</summary>
    public static void Set(JsonObject values, string at, JsonNode value)
    {
        ArgumentNullException.ThrowIfNull(at);
        var names = at.Split('.');
        names[..^1].Aggregate(values, static (inner, name) => (inner[name] ??= new JsonObject()).AsObject())[names[^1]] = value;
    }

    /// <summary>What a whole profile has of its own over the built-in one, as <see cref="Over"/> reads it; "" for nothing.</summary>
    public static string Differences(DocumentProfile profile, JsonObject whole)
    {
        var (standard, own) = (Leaves(Node(profile)).ToDictionary(static leaf => leaf.At, static leaf => leaf.Value), new JsonObject());
        foreach (var (at, value) in Leaves(whole).Where(leaf => standard.TryGetValue(leaf.At, out var old) && !Same(old, leaf.Value)))
        {
            Set(own, at, value.DeepClone());
        }

        return own.Count == 0 ? "" : own.ToJsonString(JsonReport.Options);
    }

    private static bool Same(JsonValue one, JsonValue other) =>
        one.TryGetValue<decimal>(out var number) && other.TryGetValue<decimal>(out var second) ? number == second : JsonNode.DeepEquals(one, other);

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

    /// <summary>What is not allowed in a whole profile, in the order of its values.</summary>
    public static IEnumerable<ValueFault> Faults(string profile, JsonObject whole) => Leaves(whole).Select(leaf => Sort(leaf.Value) switch
    {
        'n' when !leaf.Value.TryGetValue<decimal>(out var number) || decimal.Round(number, 2) != number => new ValueFault(leaf.At, DocumentsText.ValueNoNumber),
        'n' when ProfileLimits.Of(profile, leaf.At) is var limit && leaf.Value.GetValue<decimal>() is var number && !limit.Allows(number) =>
            new ValueFault(leaf.At, limit.EndsOnly ? DocumentsText.ValueNotOneOf : DocumentsText.ValueOutOfRange, limit.Least, limit.Most, number),
        't' => Judge(leaf.At, leaf.Value.GetValue<string>()),
        _ => null,
    }).OfType<ValueFault>();

    private static ValueFault? Judge(string at, string text)
    {
        var places = at switch { "numberForm" => 3, "sectionForm" or "clauseForm" or "pointForm" or "archiveForm" => 1, "annexForm" => 4, _ => 0 };
        return text.Length > MaxText || text.Any(char.IsControl) || (text.Length == 0 && at is "font" or "name" or "nation" or "ending" or "powers.onBehalf") ? new ValueFault(at, DocumentsText.ValueNoText)
            : places > 0 && (Enumerable.Range(0, places).Any(place => !text.Contains($"{{{place}}}", StringComparison.Ordinal)) || text.Count(static letter => letter is '{' or '}') != 2 * places)
                ? new ValueFault(at, DocumentsText.ValueNoForm, string.Join(", ", Enumerable.Range(0, places).Select(static place => $"{{{place}}}"))) : null;
    }
}

/// <summary>A value that is not allowed: where it stands, and the sentence about it, whose first place is what the value is called.</summary>
public sealed record ValueFault(string At, string Pattern, params IReadOnlyList<object?> Rest)
{
    /// <summary>The sentence.</summary>
    public string Say(string name) => string.Format(System.Globalization.CultureInfo.CurrentCulture, Pattern, [name, .. Rest]);
}
