using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>What a reader does with an article: looks at photos, makes it readable, listens, prints.</summary>
public sealed class StoryTests(Chromium chromium, SmallCity city)
{
    private const string Voices = """
        (() => {
          let known = [], tell = () => { };
          const said = [];
          class Said { constructor(text) { this.text = text; } }
          window.SpeechSynthesisUtterance = Said;
          Object.defineProperty(window, 'speechSynthesis', { value: {
            getVoices: () => known, speak: one => said.push(one), cancel: () => { }, addEventListener: (kind, act) => { tell = act; },
          } });
          window.voicesAre = languages => { known = languages.map(lang => ({ lang, localService: true })); tell(); };
          window.said = said;
        })();
        """;

    [Fact]
    public async Task A_gallery_is_walked_with_arrows_and_opens_large_and_gives_the_focus_back()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        await reader.GoAsync(city.Article);
        var (place, strip) = (reader.Page.Locator(".gallery .place"), reader.Page.Locator(".gallery-photos"));
        await Assertions.Expect(place).ToHaveTextAsync("1 / 2");
        await Assertions.Expect(reader.Button("Ảnh trước")).ToBeDisabledAsync();
        await strip.FocusAsync();
        await reader.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(place).ToHaveTextAsync("2 / 2");
        await reader.UntilAsync("document.querySelector('.gallery-photos').scrollLeft > 100");
        await reader.Page.Keyboard.PressAsync("Home");
        await Assertions.Expect(place).ToHaveTextAsync("1 / 2");
        await reader.Button("Ảnh sau").ClickAsync();
        await Assertions.Expect(place).ToHaveTextAsync("2 / 2");
        await Assertions.Expect(reader.Button("Ảnh trước")).ToBeFocusedAsync();
        await reader.UntilAsync("document.querySelector('.gallery-photos').scrollLeft > 100");
        await strip.EvaluateAsync("strip => strip.scrollTo({ left: 0, behavior: 'instant' })"); // as a finger does
        await Assertions.Expect(place).ToHaveTextAsync("1 / 2");

        var link = reader.Page.Locator(".gallery .larger").First;
        await link.FocusAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(reader.Button("Đóng")).ToBeFocusedAsync();
        await Assertions.Expect(reader.Page.Locator("dialog img")).ToBeVisibleAsync();
        await reader.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(reader.Page.Locator("dialog img")).ToHaveCountAsync(0);
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task Without_a_script_nothing_waits_for_one_and_the_strip_still_scrolls()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 360, height: 740, script: false);
        await reader.GoAsync(city.Article);
        foreach (var waiting in new[] { ".story-tools", ".gallery-bar", ".listen-bar", "[data-copy]", "[data-print]" })
        {
            await Assertions.Expect(reader.Page.Locator(waiting)).ToBeHiddenAsync();
        }

        await Assertions.Expect(reader.Page.Locator(".gallery-photos")).ToHaveCSSAsync("overflow-x", "auto");
        await reader.Page.Locator(".call a").ClickAsync();
        Assert.EndsWith("#ghi-chu-1", reader.Page.Url, StringComparison.Ordinal);
        await reader.Page.Locator(".footnotes a").ClickAsync();
        Assert.EndsWith("#goi-1", reader.Page.Url, StringComparison.Ordinal);
        await reader.NothingSticksOutAsync();
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task Size_contrast_and_background_are_remembered_without_a_cookie_and_nothing_moves()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 360, height: 740);
        await reader.Page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.moved += shift.value; }).observe({ type: 'layout-shift', buffered: true });");
        await reader.GoAsync(city.Article);
        var usual = await SizeAsync();
        await reader.Page.GetByText("Cỡ chữ, màu").ClickAsync();
        foreach (var choice in new[] { "Rất lớn", "Cao", "Tối" })
        {
            await reader.Page.GetByLabel(choice, new PageGetByLabelOptions { Exact = true }).CheckAsync();
        }

        await reader.NothingSticksOutAsync();
        await reader.GoAsync(city.Article);
        Assert.True(await SizeAsync() > usual * 1.3);
        Assert.Equal("rgb(0, 0, 0)", await reader.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        await reader.NothingSticksOutAsync();
        await reader.Page.EvaluateAsync("document.fonts.ready.then(() => new Promise(requestAnimationFrame))");
        Assert.Equal(0, await reader.Page.EvaluateAsync<double>("window.moved"));
        await reader.Page.GetByText("Cỡ chữ, màu").ClickAsync();
        await Assertions.Expect(reader.Page.GetByLabel("Rất lớn", new PageGetByLabelOptions { Exact = true })).ToBeCheckedAsync();
        await reader.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(reader.Page.Locator(".look summary")).ToBeFocusedAsync();
        Assert.Equal(0, await reader.CookiesAsync());
        reader.HadNoTrouble();

        Task<double> SizeAsync() => reader.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('.prose')).fontSize)");
    }

    [Fact]
    public async Task Reading_aloud_waits_for_a_Vietnamese_voice_and_marks_what_it_says()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        await reader.Page.AddInitScriptAsync(Voices);
        await reader.GoAsync(city.Article);
        var listen = reader.Page.Locator(".listen");
        await Assertions.Expect(listen).ToBeHiddenAsync();
        await reader.Page.EvaluateAsync("voicesAre(['en-US', 'fr-FR'])");
        await Assertions.Expect(listen).ToBeHiddenAsync();
        await reader.Page.EvaluateAsync("voicesAre(['en-US', 'vi-VN'])");
        await listen.ClickAsync();
        await reader.UntilAsync("said.length === 1");
        Assert.Equal("vi-VN", await reader.Page.EvaluateAsync<string>("said[0].voice.lang"));
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveClassAsync("being-read");
        await Assertions.Expect(reader.Button("Tạm dừng")).ToBeFocusedAsync();
        await reader.Page.EvaluateAsync("said[0].onend()");
        await Assertions.Expect(reader.Page.Locator(".story-head .lead")).ToHaveClassAsync("lead being-read");
        await reader.Button("Tạm dừng").ClickAsync();
        await reader.Page.EvaluateAsync("said[1].onend()"); // a cancelled utterance says it has ended
        Assert.Equal(2, await reader.Page.EvaluateAsync<int>("said.length"));
        await reader.Page.Locator(".listen-bar select").SelectOptionAsync("1.5");
        await reader.Button("Đọc tiếp").ClickAsync();
        await reader.UntilAsync("said.length === 3 && said[2].text === said[1].text && said[2].rate === 1.5");
        await reader.Button("Dừng").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".listen-bar")).ToBeHiddenAsync();
        await Assertions.Expect(reader.Page.Locator(".being-read")).ToHaveCountAsync(0);
        await Assertions.Expect(listen).ToBeFocusedAsync();
        reader.HadNoTrouble();
    }

    [Fact]
    public async Task The_print_sheet_fetches_the_QR_code_and_the_page_on_the_screen_does_not()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        var asked = 0;
        reader.Page.Request += (_, request) => asked += request.Url.EndsWith("/qr-in.svg", StringComparison.Ordinal) ? 1 : 0;
        await reader.GoAsync(city.Article);
        await reader.Page.EvaluateAsync("scrollTo(0, document.body.scrollHeight)");
        await reader.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Equal(0, asked);
        await reader.Page.PdfAsync();
        Assert.Equal(1, asked);
        Assert.True(await reader.Page.EvaluateAsync<bool>("document.querySelector('.qr').complete && document.querySelector('.qr').naturalWidth > 0"));
        reader.HadNoTrouble();
    }
}
