using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Blocks;
using ToaSoan.BrowserTests.Browsing;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Media;

namespace ToaSoan.BrowserTests;

/// <summary>Photos in the editor: sent while one writes on, with their words where they stand.</summary>
public sealed partial class EditorPhotoTests(Chromium chromium)
{
    [Fact]
    public async Task A_dropped_photo_shows_its_way_and_takes_its_words_where_it_stands()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đoạn một.\nĐoạn hai.");
        var gate = new TaskCompletionSource();
        await writer.Page.RouteAsync("**/ban/tep", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await writer.GiveAsync("drop", ".ProseMirror p", ("cau.jpg", "image/jpeg", TestPhotos.Jpeg()));
        await Assertions.Expect(writer.Page.GetByRole(AriaRole.Progressbar, new PageGetByRoleOptions { Name = "Đang gửi “cau.jpg”…" })).ToBeVisibleAsync();
        await writer.Button("Lưu").ClickAsync();
        await writer.SeesAsync("Ảnh đang được gửi lên.");
        gate.SetResult();
        await Assertions.Expect(writer.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(writer.Text().Locator("img")).ToHaveAttributeAsync("src", PictureAddress());
        await writer.Field("Chú thích").FillAsync("Cầu mới thông xe.");
        await writer.Field("Nguồn").FillAsync("Ảnh: Minh Hà");
        await writer.Field("Mô tả cho người không nhìn thấy").FillAsync("Cây cầu bắc qua sông");
        await Assertions.Expect(writer.Field("Ảnh đại diện").Locator("option", new LocatorLocatorOptions { HasTextString = "Cầu mới thông xe." })).ToHaveCountAsync(1);

        var body = BlockJson.Read(await writer.SaveAsync());
        Assert.Equal(["Paragraph", "Figure", "Paragraph"], body.Blocks.Select(static block => block.GetType().Name));
        var figure = (Figure)body.Blocks[1];
        Assert.Equal(("Cầu mới thông xe.", "Ảnh: Minh Hà", "Cây cầu bắc qua sông"), (figure.Caption, figure.Credit, figure.Alt));
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Pasted_photos_arrive_a_refused_one_says_why_at_its_place_and_several_become_a_gallery()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Writing.BeginAsync(chromium, portal);
        await writer.WriteAsync("Đoạn một.");
        await writer.GiveAsync("paste", ".ProseMirror", ("image.png", "image/png", TestPhotos.Jpeg()));
        await Assertions.Expect(writer.Field("Chú thích")).ToHaveCountAsync(1);
        await writer.GiveAsync("paste", ".ProseMirror", ("hong.jpg", "image/jpeg", [1, 2, 3]));
        await Assertions.Expect(writer.Text().GetByRole(AriaRole.Alert)).ToContainTextAsync("hong.jpg");
        await writer.Button("Đóng").ClickAsync();
        await Assertions.Expect(writer.Text().GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        var chooser = await writer.Page.RunAndWaitForFileChooserAsync(() => writer.Button("Bộ ảnh").ClickAsync());
        await chooser.SetFilesAsync([new FilePayload { Name = "a.jpg", MimeType = "image/jpeg", Buffer = TestPhotos.Jpeg(seed: 1) }, new FilePayload { Name = "b.jpg", MimeType = "image/jpeg", Buffer = TestPhotos.Jpeg(seed: 2) }]);
        await writer.Field("Chú thích của bộ ảnh").FillAsync("Hai góc cầu");
        var body = BlockJson.Read(await writer.SaveAsync());
        Assert.Single(body.Blocks.OfType<Figure>());
        var gallery = Assert.Single(body.Blocks.OfType<Gallery>());
        Assert.Equal((2, "Hai góc cầu"), (gallery.Figures.Count, gallery.Caption));
    }

    [Fact]
    public async Task Photos_of_the_library_are_put_in_with_their_words_while_one_writes()
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var (seed, name, caption) in new[] { (1, "cau.jpg", "Cầu mới thông xe"), (2, "song.jpg", "Cầu cũ bên sông"), (3, "cho.jpg", "Chợ hoa") })
        {
            var photo = await portal.DoAsync<MediaStore, Photo>(media => media.AddPhotoAsync(TestPhotos.Jpeg(seed: seed), name, null, TestContext.Current.CancellationToken));
            await portal.DoAsync<PortalDb>(db => db.Photos.Where(one => one.Hash == photo.Hash).ExecuteUpdateAsync(set => set.SetProperty(static one => one.Caption, caption).SetProperty(static one => one.Credit, "Ảnh: Minh Hà")
                .SetProperty(static one => one.Alt, name).SetProperty(static one => one.SearchKey, $" {VietnameseText.SearchKey.Fold(caption)} ")));
        }

        await using var writer = await Writing.BeginAsync(chromium, portal, "thuky");
        await writer.WriteAsync("Đoạn một.");
        await writer.Button("Ảnh có sẵn").ClickAsync();
        var dialog = writer.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("3 ảnh");
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync("cau");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 ảnh");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Chèn ảnh đã chọn" })).ToBeDisabledAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cầu cũ" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Cầu mới" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Chèn thành bộ ảnh" }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        await writer.Button("Ảnh có sẵn").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Chợ hoa" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Chèn ảnh đã chọn" }).ClickAsync();
        await Assertions.Expect(writer.Text().Locator(".photo-block")).ToHaveCountAsync(3);
        await writer.Button("Ảnh có sẵn").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Thôi" }).ClickAsync();
        var body = BlockJson.Read(await writer.SaveAsync());
        Assert.Equal(["Cầu cũ bên sông", "Cầu mới thông xe"], Assert.Single(body.Blocks.OfType<Gallery>()).Figures.Select(static figure => figure.Caption));
        var figure = Assert.Single(body.Blocks.OfType<Figure>());
        Assert.Equal(("Chợ hoa", "Ảnh: Minh Hà", "cho.jpg"), (figure.Caption, figure.Credit, figure.Alt));
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task A_gallery_goes_with_its_last_photo_and_leaves_a_place_to_write()
    {
        await using var portal = await TestPortal.StartAsync();
        var gallery = new Gallery([new Figure(new('a', 64), "Một", "Ảnh: Minh Hà", "Bến sông"), new Figure(new('b', 64), "Hai", "Ảnh: Minh Hà", "Cây cầu")], "Hai ảnh");
        var id = (await portal.PublishAsync("Bộ ảnh", "", document: new Document([gallery]))).ObjectId;
        await using var writer = await Visitor.ComeAsync(chromium, portal);
        await writer.SignInAsync("thuky");
        await writer.GoAsync(FormattableString.Invariant($"/ban/bai/{id}"));
        var second = writer.Text().Locator(".photo-block").Nth(1);
        await second.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Đưa lên" }).ClickAsync();
        await Assertions.Expect(writer.Field("Chú thích").First).ToHaveValueAsync("Hai");
        for (var left = 1; left >= 0; left--)
        {
            await writer.Text().Locator(".photo-block").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Xóa" }).ClickAsync();
            await Assertions.Expect(writer.Text().Locator(".photo-block")).ToHaveCountAsync(left);
        }

        await writer.WriteAsync("Chỉ còn lời.");
        Assert.Equal(BlockJson.Write(new Document([new Paragraph([new("Chỉ còn lời.")])])), await writer.SaveAsync());
        writer.HadNoTrouble();
    }

    [Fact]
    public async Task Without_script_the_plain_fields_still_write_an_article()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var writer = await Visitor.ComeAsync(chromium, portal, script: false);
        await writer.SignInAsync("phongvien");
        await writer.GoAsync("/ban/bai/moi");
        await writer.Field("Tít").FillAsync("Viết không cần mã");
        await writer.Field("Viết tiếp").FillAsync("Đoạn đầu.\n\n## Tiêu đề");
        await writer.Page.SetInputFilesAsync("input[name=uploads]", new FilePayload { Name = "cau.jpg", MimeType = "image/jpeg", Buffer = TestPhotos.Jpeg() });
        await writer.SaveAsync();
        await writer.Field("Chú thích").FillAsync("Cầu mới.");
        await writer.Button("↑ 3").Or(writer.Page.Locator("button[value='up:2']")).ClickAsync();
        await writer.SeesAsync("Đã lưu.");
        var body = BlockJson.Read(await writer.SaveAsync());
        Assert.Equal(["Paragraph", "Figure", "Heading"], body.Blocks.Select(static block => block.GetType().Name));
        Assert.Equal("Cầu mới.", ((Figure)body.Blocks[1]).Caption);
        writer.HadNoTrouble();
    }

    [GeneratedRegex("^(?:data:image/jpeg|/anh/)", RegexOptions.None, 1000)]
    private static partial Regex PictureAddress();
}
