using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.BrowserTests.Browsing;

/// <summary>What somebody does in the editor.</summary>
public static class Writing
{
    /// <summary>The article's text.</summary>
    public static ILocator Text(this Visitor writer) => writer.Page.Locator(".ProseMirror");

    /// <summary>Signs in and stands in the editor of a new article with a title.</summary>
    public static async Task<Visitor> BeginAsync(Chromium chromium, TestPortal portal, string name = "phongvien", int width = 1280)
    {
        var writer = await Visitor.ComeAsync(chromium, portal, width);
        await writer.SignInAsync(name);
        await writer.GoAsync("/ban/bai/moi");
        await writer.Field("Tít").FillAsync("Trạm y tế mở cửa thứ bảy");
        return writer;
    }

    /// <summary>Types at the end of the text.</summary>
    public static async Task WriteAsync(this Visitor writer, string words)
    {
        await writer.Text().ClickAsync();
        await writer.Page.Keyboard.PressAsync("Control+End");
        await writer.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Selects the first place of some words in the text.</summary>
    public static Task SelectAsync(this Visitor writer, string words) => writer.Page.EvaluateAsync("""
        words => {
          const root = document.querySelector('.ProseMirror'), walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            root.focus();
            getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
            return new Promise(done => setTimeout(done, 50));
          }
          throw new Error(words + ' is not in the text');
        }
        """, words);

    /// <summary>Pastes from another program.</summary>
    public static Task PasteAsync(this Visitor writer, string html, string plain = "words") => writer.Page.EvaluateAsync("""
        ([html, plain]) => {
          const data = new DataTransfer();
          if (html) data.setData('text/html', html);
          data.setData('text/plain', plain);
          document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { html, plain });

    /// <summary>Drops files on an element, or pastes them.</summary>
    public static Task GiveAsync(this Visitor writer, string how, string selector, params (string Name, string Type, byte[] Bytes)[] files) => writer.Page.EvaluateAsync("""
        ([how, selector, files]) => {
          const data = new DataTransfer(), target = document.querySelector(selector), box = target.getBoundingClientRect();
          for (const [name, type, bytes] of files) data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, { type }));
          const options = { bubbles: true, cancelable: true, clientX: box.left + 5, clientY: box.top + 5 };
          target.dispatchEvent(how === 'drop' ? new DragEvent('drop', { dataTransfer: data, ...options }) : new ClipboardEvent('paste', { clipboardData: data, ...options }));
        }
        """, new object[] { how, selector, files.Select(static file => new[] { file.Name, file.Type, Convert.ToBase64String(file.Bytes) }).ToArray() });

    /// <summary>Saves and gives the stored JSON of the body.</summary>
    public static async Task<string> SaveAsync(this Visitor writer)
    {
        await writer.Page.EvaluateAsync("document.body.dataset.before = ''"); // an earlier save may have left its word on this page
        await writer.Button("Lưu").ClickAsync();
        await Assertions.Expect(writer.Page.Locator("body[data-before]")).ToHaveCountAsync(0);
        await writer.SeesAsync("Đã lưu.");
        var id = long.Parse(new Uri(writer.Page.Url).Segments[^1], CultureInfo.InvariantCulture);
        return await writer.Portal.DoAsync<PortalDb, string>(db => db.Articles.Where(a => a.Id == id).Select(static a => a.Body).SingleAsync(TestContext.Current.CancellationToken));
    }
}
