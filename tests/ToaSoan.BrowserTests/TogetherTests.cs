using Microsoft.EntityFrameworkCore;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests;

/// <summary>Several people, a lost connection, a program that dies: what was typed is there, and nobody is locked out.</summary>
public sealed class TogetherTests(Chromium chromium)
{
    [Fact]
    public async Task Two_people_write_in_one_article_and_each_sees_the_others_words_without_saving_by_hand()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var reporter = await Writing.BeginAsync(chromium, portal);
        await reporter.WriteAsync("Đoạn của phóng viên.");
        await Assertions.Expect(reporter.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
        await using var editor = await Visitor.ComeAsync(chromium, portal);
        await editor.SignInAsync("bientap");
        await editor.GoAsync(new Uri(reporter.Page.Url).AbsolutePath);
        await Assertions.Expect(editor.Page.Locator(".people")).ToHaveTextAsync("Đang cùng mở bài này: Phóng Viên.");

        await editor.Text().Locator("p").Last.ClickAsync();
        await editor.Page.Keyboard.PressAsync("Control+End");
        await editor.Page.Keyboard.PressAsync("Enter");
        await editor.Page.Keyboard.TypeAsync("Đoạn của biên tập.");
        await Assertions.Expect(editor.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");

        await reporter.Text().Locator("p").First.ClickAsync();
        await reporter.Page.Keyboard.PressAsync("Home");
        await reporter.Page.Keyboard.TypeAsync("Sáng nay. ");
        await Assertions.Expect(reporter.Text().Locator("p")).ToHaveTextAsync(["Sáng nay. Đoạn của phóng viên.", "Đoạn của biên tập."]);
        await Assertions.Expect(reporter.Page.Locator(".saving")).ToContainTextAsync("Biên Tập cũng vừa lưu bài này; hai bản đã được ghép lại.");
        await reporter.Page.Keyboard.TypeAsync("Trời mưa. ");
        await Assertions.Expect(reporter.Text().Locator("p").First).ToHaveTextAsync("Sáng nay. Trời mưa. Đoạn của phóng viên.");
        await StoredAsync(portal, "Sáng nay. Trời mưa. Đoạn của phóng viên.", "Đoạn của biên tập.");
        reporter.HadNoTrouble();
        editor.HadNoTrouble();
    }

    [Fact]
    public async Task Words_typed_without_a_connection_are_saved_when_it_is_back()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Có mạng.");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
        await writer.Page.Context.SetOfflineAsync(true);
        await writer.WriteAsync(" Mất mạng.");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Chưa lưu được: mất kết nối");
        await writer.WriteAsync(" Vẫn gõ.");
        await writer.Page.Context.SetOfflineAsync(false);
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
        await StoredAsync(portal, "Có mạng. Mất mạng. Vẫn gõ.");
    }

    [Fact]
    public async Task A_save_whose_answer_is_lost_doubles_no_word_and_no_article()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        var (lost, kept) = (0, 0);
        await writer.Page.RouteAsync("**/tu-luu", async route =>
        {
            var answer = await route.FetchAsync(); // the server saves
            if (kept + lost < 2)
            {
                lost++;
                await route.AbortAsync();
                return;
            }

            kept++;
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer });
        });
        await writer.WriteAsync("Một");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Chưa lưu được");
        await writer.WriteAsync(" hai");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
        await writer.WriteAsync(" ba");
        await StoredAsync(portal, "Một hai ba");
        Assert.Equal(1, await portal.DoAsync<PortalDb, int>(static db => db.Articles.CountAsync()));
        Assert.Equal(2, lost);
    }

    [Fact]
    public async Task Words_typed_while_the_program_is_killed_are_saved_when_it_runs_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var url = portal.Url;
        await portal.StopAsync();
        using var program = new RealProgram(portal.Settings.Data, url);
        await program.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Trước.");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
        await writer.WriteAsync(" Đang gõ thì chương trình");
        program.Kill();
        await writer.Page.Keyboard.TypeAsync(" chết, vẫn gõ tiếp.");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Chưa lưu được: mất kết nối");
        await program.StartAsync();
        await StoredAsync(portal, "Trước. Đang gõ thì chương trình chết, vẫn gõ tiếp.");
        await Assertions.Expect(writer.Page.Locator(".saving")).ToContainTextAsync("Đã tự lưu lúc");
    }

    /// <summary>Waits until the only article holds these paragraphs.</summary>
    private static async Task StoredAsync(TestPortal portal, params string[] paragraphs)
    {
        var found = "";
        for (var wait = 0; wait < 1000; wait++)
        {
            found = await portal.DoAsync<PortalDb, string>(async db => string.Join('|', Blocks.BlockJson.Read((await db.Articles.AsNoTracking().SingleAsync()).Body).Blocks.OfType<Blocks.Paragraph>().Select(static p => string.Concat(p.Content.Select(static inline => inline.Text)))));
            if (found == string.Join('|', paragraphs))
            {
                return;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(string.Join('|', paragraphs), found);
    }
}
