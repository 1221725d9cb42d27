using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;

namespace ToaSoan.BrowserTests;

/// <summary>Writing with the keyboard: what is typed is what is stored, in blocks of our schema.</summary>
public sealed class EditorTests(Chromium chromium)
{
    [Fact]
    public async Task A_body_of_every_kind_of_block_goes_through_the_editor_unchanged()
    {
        await using var portal = await TestPortal.StartAsync();
        var hash = new string('a', 64);
        Document all = new(
        [
            new Paragraph([new("Chữ "), new("đậm", Marks.Bold), new(" và "), new("nghiêng", Marks.Italic), Inline.Break, new("nối", Marks.Bold | Marks.Italic, "https://minhgiang.example/a?b=1&c=2"), new(" m"), new("2", Marks.Superscript), new(" CO"), new("2", Marks.Subscript), new(" tới", Marks.None, "/thoi-su")]),
            new Heading(2, [new("Tiêu đề")]), new Heading(3, [new("Nhỏ hơn")]),
            new ItemList(false, 1, [new([new Paragraph([new("một")]), new ItemList(true, 3, [new([new Paragraph([new("ba")])])])]), new([new Paragraph([new("hai")])])]),
            new ItemList(true, 1, [new([new Paragraph([new("đầu")])])]),
            new Quote([new Paragraph([new("Lời nói")]), new Paragraph([new("nữa")])], "Đại diện phường"),
            new Note([new Heading(3, [new("Cần biết")]), new Paragraph([new("Tổng đài 1022")]), new ItemList(false, 1, [new([new Paragraph([new("một")])])])]),
            new Figure(hash, "Chú thích", "Ảnh: Minh Hà", "Cây cầu"),
            new Gallery([new Figure(hash, "", "", "a"), new Figure(new string('b', 64), "Hai", "", "b")], "Hai ảnh"),
            new Table([new([new([new("Cột")], true, 2, 1)]), new([new([new("5.080", Marks.Bold)], false, 1, 1), new([], false, 1, 1)])], "Số liệu"),
            new FileLink(hash, "Kế hoạch.pdf", "Bản ký số"), new Video(hash, "Đua thuyền", "Ảnh: Minh Hà"), new Embed("https://example.org/video", "Phim ngắn"),
            new Paragraph([new("Hết.")]),
        ]);
        var id = await DraftAsync(portal, all);
        await using var writer = await Visitor.ComeAsync(chromium, portal);
        await writer.SignInAsync("thuky");
        await writer.GoAsync($"/ban/bai/{id}");
        await Assertions.Expect(writer.Text()).ToContainTextAsync("Hết.");
        Assert.Equal(BlockJson.Write(all), await writer.SaveAsync());
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Typed_signs_and_shortcuts_make_blocks_and_marks()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        var keys = writer.Page.Keyboard;
        await writer.WriteAsync("## Lịch khám\n### Sáng\n- một\nhai\n\n1. đầu\n\n> Sông là đường.\n\n");
        await keys.PressAsync("Control+b");
        await keys.TypeAsync("đậm");
        await keys.PressAsync("Control+b");
        await keys.PressAsync("Control+i");
        await keys.TypeAsync(" nghiêng");
        await keys.PressAsync("Control+i");
        await keys.TypeAsync("\nCấp hai");
        await keys.PressAsync("Control+Alt+2");
        await keys.TypeAsync("\nnhững mục");
        await keys.PressAsync("Control+Shift+8");
        await keys.TypeAsync("\n\nBỏ đi");
        for (var undo = 0; undo < 3 && (await writer.Text().InnerTextAsync()).Contains("Bỏ đi", StringComparison.Ordinal); undo++)
        {
            await keys.PressAsync("Control+z");
        }

        var body = BlockJson.Read(await writer.SaveAsync());
        Assert.Equal(["Heading", "Heading", "ItemList", "ItemList", "Quote", "Paragraph", "Heading", "ItemList"], body.Blocks.Select(static block => block.GetType().Name));
        Assert.Equal([2, 3], body.Blocks.OfType<Heading>().Take(2).Select(static heading => heading.Level));
        Assert.Equal([false, true, false], body.Blocks.OfType<ItemList>().Select(static list => list.Ordered));
        Assert.Equal([new Inline("đậm", Marks.Bold), new Inline(" nghiêng", Marks.Italic)], ((Paragraph)body.Blocks[5]).Content);
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task The_slash_menu_offers_blocks_and_is_used_with_the_keyboard()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        var menu = writer.Page.GetByRole(AriaRole.Listbox, new PageGetByRoleOptions { Name = "Chèn" });
        await writer.WriteAsync("/");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option)).ToHaveCountAsync(14);
        await writer.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeHiddenAsync();
        await writer.Page.Keyboard.PressAsync("Backspace");
        await writer.Page.Keyboard.TypeAsync("/bang");
        await Assertions.Expect(menu.GetByRole(AriaRole.Option)).ToHaveTextAsync(["Bảng"]);
        await writer.Page.Keyboard.PressAsync("Enter");
        foreach (var words in new[] { "Phường", "Số trẻ", "Đã tiêm", "Bến Sen" })
        {
            await writer.Page.Keyboard.TypeAsync(words);
            await writer.Page.Keyboard.PressAsync("Tab");
        }

        await writer.Button("Thêm cột").ClickAsync();
        await writer.Button("Thêm hàng").ClickAsync();
        await writer.Page.Keyboard.PressAsync("Control+End");
        await writer.Page.Keyboard.TypeAsync("/hop");
        await writer.Page.Keyboard.PressAsync("Enter");
        await writer.Page.Keyboard.TypeAsync("Tổng đài 1022");
        await Assertions.Expect(writer.Text()).Not.ToContainTextAsync("/");

        var body = BlockJson.Read(await writer.SaveAsync());
        var table = Assert.IsType<Table>(body.Blocks[0]);
        Assert.Equal([4, 4, 4, 4], table.Rows.Select(static row => row.Cells.Count));
        Assert.All(table.Rows[0].Cells, static cell => Assert.True(cell.Header));
        Assert.Equal(["Phường", "Số trẻ", "", "Đã tiêm"], table.Rows[0].Cells.Select(static cell => cell.Content.Count == 0 ? "" : cell.Content[0].Text));
        Assert.IsType<Note>(body.Blocks[1]);
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task A_link_is_checked_before_it_is_made()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("xem lịch tiêm ở đây");
        await writer.SelectAsync("lịch tiêm");
        await writer.Page.Keyboard.PressAsync("Control+k");
        await writer.Field("Địa chỉ").FillAsync("javascript:alert(1)");
        await writer.Button("Xong").ClickAsync();
        await Assertions.Expect(writer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Alert)).ToContainTextAsync("Địa chỉ phải bắt đầu bằng");
        await writer.Field("Địa chỉ").FillAsync("minhgiang.example/lich");
        await writer.Button("Xong").ClickAsync();
        await Assertions.Expect(writer.Text().Locator("a")).ToHaveAttributeAsync("href", "https://minhgiang.example/lich");
        var paragraph = (Paragraph)BlockJson.Read(await writer.SaveAsync()).Blocks[0];
        Assert.Equal([new Inline("xem "), new Inline("lịch tiêm", Marks.None, "https://minhgiang.example/lich"), new Inline(" ở đây")], paragraph.Content);
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Letters_composed_by_an_input_method_are_left_alone_and_stored_composed()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Nói ");
        await writer.Page.EvaluateAsync("window.first = document.querySelector('.ProseMirror p').firstChild");
        var session = await writer.Page.Context.NewCDPSessionAsync(writer.Page);
        foreach (var step in new[] { "t", "ti", "tie", "tiê", "tiê\u0301", "tiê\u0301n", "tiê\u0301ng" })
        {
            await session.SendAsync("Input.imeSetComposition", new Dictionary<string, object> { ["text"] = step, ["selectionStart"] = step.Length, ["selectionEnd"] = step.Length });
            await Task.Delay(30, TestContext.Current.CancellationToken);
            Assert.Equal("Nói " + step, await writer.Page.EvaluateAsync<string>("document.querySelector('.ProseMirror p').textContent"));
            Assert.True(await writer.Page.EvaluateAsync<bool>("document.querySelector('.ProseMirror p').firstChild === window.first"), $"the text was replaced under the input method at {step}");
        }

        await Task.Delay(1500, TestContext.Current.CancellationToken); // hints, count and journal have their turn while letters are composed
        Assert.True(await writer.Page.EvaluateAsync<bool>("document.querySelector('.ProseMirror p').firstChild === window.first"));
        await session.SendAsync("Input.insertText", new Dictionary<string, object> { ["text"] = "tiê\u0301ng" });
        await writer.Page.Keyboard.TypeAsync(" Việt");
        var paragraph = (Paragraph)BlockJson.Read(await writer.SaveAsync()).Blocks[0];
        Assert.Equal("Nói tiếng Việt", Assert.Single(paragraph.Content).Text);
        writer.HadNoTrouble();
    }

    private static Task<long> DraftAsync(TestPortal portal, Document body) => portal.DoAsync<IServiceProvider, long>(async services =>
    {
        var office = services.GetRequiredService<PortalDb>().Set<Office>().First().Id;
        var content = new ArticleContent("", "Đủ mọi khối", "", body, null, [], [], null, "");
        return (await services.GetRequiredService<ArticleDesk>().BeginAsync(office, content, Permissions.Command, TestContext.Current.CancellationToken)).Id;
    });
}
