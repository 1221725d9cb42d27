using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using ToaSoan.Platform;
using ToaSoan.Reports.Composing;
using ToaSoan.Reports.Documents;

namespace ToaSoan.Reports.Setup;

/// <summary>The fields of a profile's values.</summary>
public sealed class ProfileForm
{
    private const int LongestLine = 200, LongestList = 2_000;

    /// <summary>Values by where they stand; what is not there, and an empty number, is the standard.</summary>
    public Dictionary<string, string?> Values { get; init; } = [];

    /// <summary>The words of head and foot; what is empty is left to the portal's identity.</summary>
    public ReportForm Head { get; init; } = new();

    /// <summary>What is wrong, by the field's name in the form.</summary>
    [BindNever]
    public Dictionary<string, string> Faults { get; } = [];

    /// <summary>The fields of what is set.</summary>
    public static ProfileForm Of(OwnProfile own)
    {
        ArgumentNullException.ThrowIfNull(own);
        var form = new ProfileForm { Head = ReportForm.Of(0, own.Standard.Key, new ReportText(own.Head, [])) };
        foreach (var (at, value) in own.Values.Length == 0 ? [] : ProfileValues.Leaves(JsonNode.Parse(own.Values)!.AsObject()))
        {
            form.Values[at] = value.TryGetValue<decimal>(out var number) ? TypedNumber.Write(number) : value.ToString();
        }

        return form;
    }

    /// <summary>What the form shows in a field.</summary>
    public string Shown(ProfileField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Values.TryGetValue(field.At, out var typed) ? typed ?? "" : field.Standard;
    }

    /// <summary>What was typed, over a profile. Throws <see cref="Refusal"/> when something of it is not allowed; <see cref="Faults"/> then says what, field by field.</summary>
    public OwnProfile Read(DocumentProfile standard)
    {
        var (whole, fields) = (ProfileValues.Node(standard), ProfileField.Of(standard).ToDictionary(static field => field.At));
        foreach (var field in fields.Values.Where(field => Values.ContainsKey(field.At)))
        {
            var typed = (Values[field.At] ?? "").Trim();
            if (field.Sort != JsonValueKind.Number)
            {
                ProfileValues.Set(whole, field.At, field.Sort == JsonValueKind.String ? Values[field.At] ?? "" : typed == "true");
            }
            else if (TypedNumber.Read(typed).Number is { } number)
            {
                ProfileValues.Set(whole, field.At, number);
            }
            else if (typed.Length > 0)
            {
                Fault(field.At, new ValueFault(field.At, DocumentsText.ValueNoNumber).Say(field.Label));
            }
        }

        foreach (var fault in ProfileValues.Faults(standard.Key, whole))
        {
            Fault(fault.At, fault.Say(fields[fault.At].Label));
        }

        var (head, powers) = (Head.Read().Head, whole["powers"]!.Deserialize<PowerWords>(JsonReport.Options)!);
        foreach (var (name, label, words, longest) in new[]
        {
            ("ParentAgency", ReportsText.ParentAgency, head.ParentAgency, LongestLine), ("IssuingAgency", ReportsText.IssuingAgency, head.IssuingAgency, LongestLine), ("Place", ReportsText.Place, head.Place, LongestLine),
            ("Addressees", ProfileText.Addressees, head.Addressees, LongestList), ("SignedFor", ProfileText.SignedFor, head.SignedFor, LongestLine), ("SignerTitle", ReportsText.SignerTitle, head.SignerTitle, LongestLine),
            ("SignerName", ReportsText.SignerName, head.SignerName, LongestLine), ("Recipients", ReportsText.Recipients, head.Recipients, LongestList), ("Archive", ReportsText.Archive, head.Archive, LongestLine),
        })
        {
            if (words.Length > longest)
            {
                Fault(name, string.Format(CultureInfo.CurrentCulture, ProfileText.TooLong, label, longest));
            }
        }

        if (head.IssuerCode.Length > 0 && !DocumentRules.IsCode(head.IssuerCode))
        {
            Fault("IssuerCode", string.Format(CultureInfo.CurrentCulture, DocumentsText.CodeWrong, head.IssuerCode));
        }

        if (head.Power != SigningPower.None && powers.Of(head.Power).Length == 0)
        {
            Fault("Power", string.Format(CultureInfo.CurrentCulture, DocumentsText.PowerUnknown, DocumentProfiles.State.Powers.Of(head.Power), standard.Name));
        }

        return Faults.Count == 0 ? new OwnProfile(standard, ProfileValues.Differences(standard, whole), head)
            : throw new Refusal(Faults.Count == 1 ? Faults.Values.Single() : string.Format(CultureInfo.CurrentCulture, ProfileText.SeveralFaults, Faults.Count));
    }

    private void Fault(string name, string sentence) => Faults.TryAdd(name, sentence);
}
