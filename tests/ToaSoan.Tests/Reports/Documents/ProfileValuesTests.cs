using System.Text.Json;
using System.Text.Json.Nodes;
using ToaSoan.Platform;
using ToaSoan.Reports.Documents;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace ToaSoan.Tests.Reports.Documents;

/// <summary>Values of a newsroom's own over a profile.</summary>
public sealed class ProfileValuesTests
{
    [Fact]
    public void A_value_of_ones_own_is_in_the_file()
    {
        var profile = ProfileValues.Over(DocumentProfiles.State, """{"margins":{"left":35,"right":20},"parts":{"text":{"size":13}},"archiveForm":"Lưu: VT, TH, {0}."}""");
        using var word = new OpenedWord(SampleReport.Short(), profile);
        Assert.Equal((35, 20), ((int)Math.Round(word.Pages[0].GetFirstChild<W.PageMargin>()!.Left!.Value * 25.4 / 1440), (int)Math.Round(word.Pages[0].GetFirstChild<W.PageMargin>()!.Right!.Value * 25.4 / 1440)));
        Assert.Equal("13", word.Line("Thực hiện Kế hoạch").Look);
        Assert.Contains("- Lưu: VT, TH, BBT.", word.Texts);
        Assert.Equal("8787", word.Body.Elements<W.Table>().First().GetFirstChild<W.TableProperties>()!.TableWidth!.Width!.Value); // head and tables follow the margins
    }

    [Theory]
    [InlineData("state", """{"margins":{"left":36}}""", "margins.left")]
    [InlineData("state", """{"margins":{"top":19.5}}""", "margins.top")]
    [InlineData("state", """{"parts":{"recipients":{"size":12}}}""", "parts.recipients.size")]
    [InlineData("state", """{"body":{"firstLine":11}}""", "body.firstLine")]
    [InlineData("state", """{"body":{"lines":1.6}}""", "body.lines")]
    [InlineData("state", """{"issuerRule":0.6}""", "issuerRule")]
    [InlineData("party", """{"body":{"exactly":21}}""", "body.exactly")]
    [InlineData("party", """{"parts":{"nation":{"size":13}}}""", "parts.nation.size")]
    [InlineData("state", """{"margins":{"inner":3}}""", "margins.inner")]
    [InlineData("state", """{"basis":"khác"}""", "basis")]
    [InlineData("state", """{"margins":20}""", "margins")]
    [InlineData("state", """{"margins":{"left":"35"}}""", "margins.left")]
    [InlineData("state", """{"margins":{"left":30.001}}""", "margins.left")]
    [InlineData("state", """{"parts":{"text":{"bold":1}}}""", "parts.text.bold")]
    [InlineData("state", """{"motto":null}""", "motto")]
    [InlineData("state", """{"font":""}""", "font")]
    [InlineData("state", """{"ending":"a\nb"}""", "ending")]
    [InlineData("state", """{"numberForm":"Số: {0}"}""", "numberForm")]
    [InlineData("state", """{"sectionForm":"{0}{1}"}""", "sectionForm")]
    [InlineData("state", "[]", "JSON")]
    [InlineData("state", "{", "JSON")]
    public void A_wrong_value_is_refused_by_its_name(string profile, string values, string named) =>
        Assert.Contains(named, Assert.Throws<Refusal>(() => ProfileValues.Over(DocumentProfiles.Find(profile), values)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_number_of_both_profiles_has_a_limit_and_keeps_it()
    {
        foreach (var profile in DocumentProfiles.All)
        {
            var json = JsonSerializer.SerializeToNode(profile, JsonSerializerOptions.Web)!.AsObject();
            json.Remove("key");
            json.Remove("basis");
            Assert.Equal(JsonSerializer.Serialize(profile, JsonSerializerOptions.Web), JsonSerializer.Serialize(ProfileValues.Over(profile, json.ToJsonString()), JsonSerializerOptions.Web));
        }
    }

    [Fact]
    public void Only_profiles_that_exist_are_found() => Assert.Contains("state, party", Assert.Throws<Refusal>(() => DocumentProfiles.Find("khac")).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_profile_says_what_it_rests_on()
    {
        Assert.Contains("30/2020/NĐ-CP", DocumentProfiles.State.Basis, StringComparison.Ordinal);
        Assert.Contains("399-QĐ/TW", DocumentProfiles.Party.Basis, StringComparison.Ordinal);
        Assert.Contains("05-HD/VPTW", DocumentProfiles.Party.Basis, StringComparison.Ordinal);
        Assert.IsType<JsonObject>(JsonSerializer.SerializeToNode(DocumentProfiles.Party, JsonSerializerOptions.Web));
    }
}
