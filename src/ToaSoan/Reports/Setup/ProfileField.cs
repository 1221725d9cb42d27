using System.Globalization;
using System.Text.Json;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Setup;

/// <summary>A value of a profile that can be set: where it stands, what it is in the built-in profile, and of a number what it may be.</summary>
public sealed record ProfileField(string At, JsonValueKind Sort, string Standard, ProfileLimit? Limit)
{
    /// <summary>The groups of the form, in order.</summary>
    public static readonly IReadOnlyList<string> Groups = ["Page", "Letters", "Lines", "Words"];

    /// <summary>What it is called.</summary>
    public string Label => Text("Value_" + At.Replace('.', '_'));

    /// <summary>The name of a group.</summary>
    public static string NameOf(string group) => Text("Group" + group);

    /// <summary>The group it belongs to.</summary>
    public string Group => At.Split('.')[0] switch
    {
        "margins" or "headColumns" or "footColumns" => "Page",
        "parts" or "font" => "Letters",
        "body" or "issuerRule" or "abstractRule" or "signatureSpace" => "Lines",
        _ => "Words",
    };

    /// <summary>What it may be; "" where nothing is said.</summary>
    public string Hint => Limit is null ? "" : string.Format(CultureInfo.CurrentCulture, Limit.EndsOnly ? ProfileText.OneOf : ProfileText.Range, TypedNumber.Write(Limit.Least), TypedNumber.Write(Limit.Most));

    /// <summary>The values of a profile that can be set; what the rules leave no choice in is not among them, nor is which letters are bold, slanted or capital.</summary>
    public static IReadOnlyList<ProfileField> Of(DocumentProfile standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        return [.. ProfileValues.Leaves(ProfileValues.Node(standard)).Where(static leaf => leaf.At is not ("key" or "name" or "basis")).Select(leaf =>
        {
            var (sort, number) = (leaf.Value.GetValueKind(), leaf.Value.TryGetValue<decimal>(out var amount));
            return new ProfileField(leaf.At, sort, number ? TypedNumber.Write(amount) : leaf.Value.ToString(), number ? ProfileLimits.Of(standard.Key, leaf.At) : null);
        }).Where(static field => field.Limit is { } limit ? limit.Least < limit.Most : field.Sort == JsonValueKind.String || field.At == "deputiesOfCollectives")];
    }

    private static string Text(string name) => ProfileText.ResourceManager.GetString(name, CultureInfo.CurrentUICulture) ?? name;
}
