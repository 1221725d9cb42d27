using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>Pages at 400 % zoom and in forced colours.</summary>
public sealed class NarrowTests(Chromium chromium, SmallCity city)
{
    /// <summary>Words that lie outside the window although nothing around them can be scrolled.</summary>
    private const string CutWords = """
        () => [...document.querySelectorAll('main *, header *, footer *')].filter(e => {
          if (![...e.childNodes].some(node => node.nodeType === 3 && node.data.trim()) || e.closest('.unseen, .skip, .default, option')) return false;
          const box = e.getBoundingClientRect();
          if (box.width === 0 || (box.left >= -1 && box.right <= innerWidth + 1 && e.scrollWidth <= e.clientWidth + 1) || getComputedStyle(e).display === 'inline' && box.right <= innerWidth + 1) return false;
          for (let p = e; p; p = p.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(p).overflowX)) return false;
          return true;
        }).map(e => location.pathname + ': ' + e.outerHTML.slice(0, 120))
        """;

    [Fact]
    public async Task At_400_percent_zoom_nothing_is_cut_off_or_scrolls_sideways()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal, width: 320, height: 256);
        foreach (var (path, status) in ((string, int)[])[("/", 200), ("/y-te", 200), ("/thong-ke", 200), ("/dinh-chinh", 200), ("/so-kiem-duyet", 200), ("/so-kiem-duyet/2026-06", 200), ("/so-kiem-duyet/1", 200), ("/en/so-kiem-duyet/2", 200), (city.Article, 200), (city.Article + "/lich-su", 200), (city.Article + "/lich-su/1", 200), ("/bao-cao/2026-05/so-lieu/items.so-sanh", 200), ("/tim-kiem?q=tiem+chung", 200), ("/tim-kiem?q=tram+y+te&loai=du-an", 200), (city.Withdrawn, 410), ("/don-vi/so-y-te/lich-su", 200), ("/thoi-tiet", 200), ("/ty-gia", 200), ("/tiep-can", 200), ("/khong-co-muc-nay", 404), ("/en/y-te", 200), ("/du-an", 200), ("/du-an/tram-y-te-ben-sen", 200), ("/du-an/du-an-nham", 410), ("/bao-cao", 200), ("/bao-cao/2026-05", 200), ("/bao-cao/2026-05/so-lieu", 200), ("/bao-cao/2026-05/so-lieu/items", 200), ("/nhiem-vu", 200), ("/nhiem-vu/sua-mai-tram-y-te", 200), ("/luu-tru", 200), ("/luu-tru/2026/6", 200), ("/luu-tru/2026/6/16", 200), ("/en" + city.Article, 200), ("/lich", 200), ("/lich/2026/6", 200), (city.Events[0] + "/dang-ky", 200), (city.QuestionGone, 410), .. city.Events.Concat(city.Slips).Concat(city.Questions).Select(static path => (path, 200))])
        {
            await LookAsync(path, status);
        }

        await reader.SignInAsync("chu");
        foreach (var path in city.Desk)
        {
            await LookAsync(path, 200);
        }

        reader.HadNoTrouble();

        async Task LookAsync(string path, int status)
        {
            await reader.GoAsync(path, status);
            await reader.NothingSticksOutAsync();
            Assert.Empty(await reader.Page.EvaluateAsync<string[]>(CutWords));
        }
    }

    [Fact]
    public async Task With_forced_colours_the_page_keeps_its_marks()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await reader.GoAsync("/y-te");
        Assert.True(await reader.Page.EvaluateAsync<bool>("matchMedia('(forced-colors: active)').matches"));
        Assert.Equal("", await reader.Page.EvaluateAsync<string>("[...document.querySelectorAll('*')].filter(e => getComputedStyle(e).forcedColorAdjust === 'none').map(e => e.tagName).join()"));
        Assert.Contains("underline", await StyleAsync(".menu a[aria-current]", "textDecorationLine"), StringComparison.Ordinal);
        Assert.Equal("solid", await StyleAsync(".search-line button", "borderTopStyle"));

        await reader.GoAsync(city.Article);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await StyleAsync(".correction", "borderLeftColor"));
        Assert.Equal(await StyleAsync("body", "color"), await StyleAsync("h1", "color"));
        await Assertions.Expect(reader.Page.Locator("article figure img").First).ToBeVisibleAsync();
        await reader.Page.Keyboard.PressAsync("Tab");
        Assert.NotEqual("none", await StyleAsync(".skip", "outlineStyle"));
        reader.HadNoTrouble();

        Task<string> StyleAsync(string selector, string property) =>
            reader.Page.EvaluateAsync<string>("([selector, property]) => getComputedStyle(document.querySelector(selector))[property]", new[] { selector, property });
    }
}
