using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>Suggestions while a reader types, with the keyboard alone.</summary>
public sealed class SuggestionTests(Chromium chromium, SmallCity city)
{
    [Fact]
    public async Task A_suggestion_is_chosen_with_the_arrows_and_escape_leaves_the_words()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 360);
        await reader.GoAsync("/tim-kiem");
        var field = reader.Page.Locator("#q");
        var list = reader.Page.Locator("#goi-y");
        await field.PressSequentiallyAsync("tiem");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await reader.NothingSticksOutAsync();
        await field.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await Assertions.Expect(field).ToHaveValueAsync("tiem");
        await field.FillAsync("tram y");
        await Assertions.Expect(list.Locator("a[href='/du-an/tram-y-te-ben-sen'] span")).ToHaveTextAsync("Hồ sơ dự án");
        await reader.NothingSticksOutAsync();
        await field.FillAsync("tiem");
        await Assertions.Expect(list.Locator("a[href='/chu-de/tiem-chung']")).ToBeVisibleAsync();
        await field.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "goi-y-0");
        await Assertions.Expect(list.Locator("[aria-selected=true]")).ToHaveCountAsync(1);
        await Assertions.Expect(field).ToBeFocusedAsync();
        await field.PressAsync("Enter");
        await reader.ArrivesAsync("/chu-de/tiem-chung");
        reader.HadNoTrouble();
    }
}
