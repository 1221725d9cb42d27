using Deque.AxeCore.Commons;
using ToaSoan.BrowserTests.Browsing;

namespace ToaSoan.BrowserTests;

/// <summary>axe (WCAG 2.2 AA) and the keyboard, over every kind of page. axe itself sets styles that our policy refuses, so its visitors are not asked about trouble.</summary>
public sealed class AccessibilityTests(Chromium chromium, SmallCity city)
{
    private const string Everything = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }";

    // What the colour scheme can change.
    private const string Colours = "{ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    [Fact]
    public async Task Axe_finds_nothing_on_the_readers_pages_in_light_and_dark()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        var found = new List<string>();
        foreach (var (path, status) in ((string, int)[])
        [
            ("/", 200), ("/y-te", 200), (city.Article, 200), (city.Article + "/lich-su", 200), (city.Article + "/lich-su/1", 200), ("/chu-de/tiem-chung", 200), ("/don-vi/so-y-te", 200), ("/don-vi/so-y-te/lich-su", 200), ("/tac-gia/thu-hang", 200),
            ("/tim-kiem?q=tiem+chung", 200), ("/tim-kiem?q=tram+y+te&loai=du-an", 200), ("/tim-kiem", 200), ("/thoi-tiet", 200), ("/thong-ke", 200), ("/dinh-chinh", 200), ("/so-kiem-duyet", 200), ("/so-kiem-duyet/2026-06", 200), ("/so-kiem-duyet/1", 200), ("/en/so-kiem-duyet/2", 200), ("/ty-gia", 200), ("/tiep-can", 200), ("/khong-co-muc-nay", 404), (city.Withdrawn, 410), ("/en" + city.Article, 200),
            ("/du-an", 200), ("/du-an/don-vi/so-y-te", 200), ("/du-an/tram-y-te-ben-sen", 200), ("/du-an/ke-bo-song", 200), ("/du-an/du-an-nham", 410), ("/bao-cao", 200), ("/bao-cao/2026-05", 200), ("/bao-cao/2026-05/so-lieu", 200), ("/bao-cao/2026-05/so-lieu/items", 200), ("/bao-cao/2026-05/so-lieu/items.so-sanh", 200), ("/en/bao-cao/2026-05", 200), ("/en/bao-cao/2026-05/so-lieu/items.so-sanh", 200), ("/nhiem-vu", 200), ("/nhiem-vu/don-vi/so-y-te", 200), ("/nhiem-vu/sua-mai-tram-y-te", 200), ("/nhiem-vu/viec-cong-khai-nham", 410), ("/tim-kiem?q=mai+tram&loai=nhiem-vu", 200), ("/luu-tru", 200), ("/luu-tru/2026/6", 200), ("/luu-tru/2026/6/16", 200),
            ("/lich", 200), ("/lich/2026/6", 200), (city.Events[0] + "/dang-ky", 200), (city.QuestionGone, 410), .. city.Events.Concat(city.Slips).Concat(city.Questions).Select(static path => (path, 200)),
        ])
        {
            await reader.GoAsync(path, status);
            await LookAsync(reader, found);
        }

        await reader.GoAsync("/tim-kiem");
        await reader.Page.Locator("#q").PressSequentiallyAsync("tiem");
        await Assertions.Expect(reader.Page.Locator("#goi-y")).ToBeVisibleAsync();
        await reader.Page.Keyboard.PressAsync("ArrowDown");
        await LookAsync(reader, found);
        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_desk_in_light_and_dark()
    {
        await using var owner = await Visitor.ComeAsync(chromium, city.Portal);
        var found = new List<string>();
        foreach (var path in new[] { "/ban/vao", await SmallCity.InviteAsync(city.Portal, "khach", "Khách Mời", Staff.Role.Reporter) })
        {
            await owner.GoAsync(path);
            await LookAsync(owner, found);
        }

        await owner.SignInAsync("chu");
        foreach (var path in city.Desk)
        {
            await owner.GoAsync(path);
            await owner.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => { details.open = true; })");
            await LookAsync(owner, found);
        }

        await owner.GoAsync("/ban/bai/moi");
        await owner.Button("Ảnh có sẵn").ClickAsync();
        await Assertions.Expect(owner.Page.Locator(".choose img")).Not.ToHaveCountAsync(0);
        await LookAsync(owner, found);
        Assert.Empty(found);
    }

    [Fact]
    public async Task With_the_keyboard_the_skip_link_comes_first_and_the_focus_is_always_seen()
    {
        await using var reader = await Visitor.ComeAsync(chromium, city.Portal);
        foreach (var path in new[] { "/", city.Article, "/tim-kiem?q=tiem+chung" })
        {
            await reader.GoAsync(path);
            await WalkAsync(reader);
        }

        await reader.SignInAsync("thuky");
        foreach (var path in new[] { "/ban", $"/ban/bai/{city.Draft}", "/ban/nhap", "/ban/anh", $"/ban/anh/{city.Photo}" })
        {
            await reader.GoAsync(path);
            await WalkAsync(reader);
        }

        reader.HadNoTrouble();
    }

    private static async Task LookAsync(Visitor visitor, List<string> found)
    {
        await visitor.Page.EvaluateAsync(Axe);
        foreach (var (scheme, rules) in new[] { (ColorScheme.Light, Everything), (ColorScheme.Dark, Colours) })
        {
            await visitor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var said = await visitor.Page.EvaluateAsync<string[]>($$"""
                async () => {
                  const result = await axe.run(document, { runOnly: {{rules}}, resultTypes: ['violations'] });
                  if (!result.passes.length) return ['axe looked at nothing'];
                  return result.violations.flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.html + ' ' + node.any.map(check => check.message).join('; ')));
                }
                """);
            found.AddRange(said.Select(sentence => $"{new Uri(visitor.Page.Url).PathAndQuery} ({scheme}): {sentence}"));
        }
    }

    private static async Task WalkAsync(Visitor visitor)
    {
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#noi-dung", await visitor.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        for (var step = 0; step < 60; step++)
        {
            var seen = await visitor.Page.EvaluateAsync<string>("""
                () => {
                  const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
                  if (e === document.body) return 'end';
                  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                  const inside = box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
                  return outlined && inside ? '' : location.pathname + ': focus not seen on ' + e.outerHTML.slice(0, 120);
                }
                """);
            if (seen == "end")
            {
                break;
            }

            Assert.Equal("", seen);
            await visitor.Page.Keyboard.PressAsync("Tab");
        }

        await visitor.Page.EvaluateAsync("document.querySelector('.skip').focus()");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("#noi-dung")).ToBeFocusedAsync();
    }
}
