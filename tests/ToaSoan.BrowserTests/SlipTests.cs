using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>A registration's own page: its secret stays in the address, behind the #, with script and without.</summary>
public sealed class SlipTests(Chromium chromium, SmallCity city)
{
    [Fact]
    public async Task Who_registers_is_led_to_the_slip_which_opens_again_from_its_address_and_sends_the_secret_in_no_address()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 360);
        var asked = new List<string>();
        reader.Page.Request += (_, request) => asked.Add(new Uri(request.Url).PathAndQuery);
        await RegisterAsync(reader);
        await reader.ArrivesAsync("/lich/phieu");
        await Assertions.Expect(reader.Page.Locator(".standing")).ToBeVisibleAsync();
        var address = new Uri(reader.Page.Url);
        Assert.Equal(44, address.Fragment.Length);
        await reader.Page.GotoAsync("about:blank");
        await reader.GoAsync(address.PathAndQuery + address.Fragment);
        await reader.Button("Trả lại chỗ").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".standing")).ToContainTextAsync("Bạn đã trả lại chỗ.");
        Assert.Equal(address.Fragment, new Uri(reader.Page.Url).Fragment);
        Assert.DoesNotContain(asked, path => path.Contains(address.Fragment[1..], StringComparison.Ordinal));
        await reader.NothingSticksOutAsync();
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task Without_script_the_address_is_pasted_once()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 360, script: false);
        await RegisterAsync(reader);
        await reader.ArrivesAsync("/lich/phieu");
        await reader.Page.Locator("#ma").FillAsync(reader.Page.Url);
        await reader.Button("Mở").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".standing")).ToBeVisibleAsync();
        await reader.Button("Trả lại chỗ").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".standing")).ToContainTextAsync("Bạn đã trả lại chỗ.");
        reader.HadNoTrouble();
    }

    private async Task RegisterAsync(Visitor reader)
    {
        await reader.GoAsync(city.Events[0] + "/dang-ky");
        await reader.Page.Locator("main form button").ClickAsync();
    }
}
