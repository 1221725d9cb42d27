using System.IO.Compression;
using System.Text;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Media;

public sealed class FileUploadTests(MediaPortal media) : IClassFixture<MediaPortal>
{
    private const string WordTypes = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    private string Folder => media.Portal.Settings.PathOf("files");

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return target.ToArray();
    }

    private async Task<string> RefusedAsync(byte[] bytes, string name)
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => media.Portal.AddFileAsync(bytes, name));
        Assert.Contains($"“{name}”", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder, ".*.tmp", SearchOption.AllDirectories));
        return refusal.Message;
    }

    [Theory]
    [InlineData("word/document.xml", "docx")]
    [InlineData("xl/workbook.xml", "xlsx")]
    [InlineData("ppt/presentation.xml", "pptx")]
    public async Task Office_files_are_told_apart_by_what_they_hold(string part, string extension)
    {
        var file = await media.Portal.AddFileAsync(Zip(("[Content_Types].xml", WordTypes), (part, "<x/>")), "biểu mẫu.zip");
        Assert.Equal("biểu mẫu.zip." + extension, file.Name);
        Assert.StartsWith("application/vnd.openxmlformats-officedocument.", file.ContentType, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder, file.Hash[..2], file.Hash)));
    }

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.text", "odt")]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "ods")]
    public async Task OpenDocument_files_say_what_they_are(string type, string extension)
    {
        var file = await media.Portal.AddFileAsync(Zip(("mimetype", type), ("content.xml", "<x/>")), "tài liệu." + extension);
        Assert.Equal((type, "tài liệu." + extension), (file.ContentType, file.Name));
        Assert.Equal(string.Format(MediaText.FileHasMacros, "a.odt"), await RefusedAsync(Zip(("mimetype", type), ("Basic/Standard/M.xml", "<x/>")), "a.odt"));
    }

    [Fact]
    public async Task Captions_are_known_by_their_first_line_and_served_as_such()
    {
        var file = await media.Portal.AddFileAsync(Encoding.UTF8.GetBytes("\uFEFFWEBVTT\n\n00:01.000 --> 00:03.000\nChào bà con.\n"), "phụ đề");
        Assert.Equal(("text/vtt; charset=utf-8", "phụ đề.vtt"), (file.ContentType, file.Name));
        Assert.Equal(string.Format(MediaText.FileNotUtf8, "a.vtt"), await RefusedAsync([.. "WEBVTT\n"u8, 0xFF, 0xFE], "a.vtt"));
        Assert.Equal(string.Format(MediaText.NotAFile, "b.vtt"), await RefusedAsync("WEBVTTX\n"u8.ToArray(), "b.vtt"));
    }

    [Theory]
    [InlineData("word/vbaProject.bin", WordTypes)]
    [InlineData("word/harmless.bin", "<Types><Override PartName=\"/word/harmless.bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")]
    [InlineData("word/none.xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>")]
    public async Task Word_files_with_macros_are_refused_whatever_they_are_called(string part, string types) =>
        Assert.Equal(string.Format(MediaText.FileHasMacros, "mẫu.docx"), await RefusedAsync(Zip(("[Content_Types].xml", types), ("word/document.xml", "<x/>"), (part, "x")), "mẫu.docx"));

    [Fact]
    public async Task A_cut_off_archive_and_one_that_swells_are_refused()
    {
        var whole = Zip(("[Content_Types].xml", WordTypes), ("word/document.xml", "<x/>"));
        Assert.Equal(string.Format(MediaText.FileBroken, "a.docx"), await RefusedAsync(whole[..^30], "a.docx"));
        Assert.Equal(string.Format(MediaText.FileBroken, "b.docx"), await RefusedAsync(Zip(("[Content_Types].xml", new string(' ', 3_000_000)), ("word/document.xml", "<x/>")), "b.docx"));
    }

    [Theory]
    [InlineData("MZ\u0090\0\u0003", "cài đặt.txt")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "hình.svg")]
    [InlineData("<script>alert(1)</script>", "trang.html")]
    [InlineData("GIF89a", "a.gif")]
    [InlineData("", "rỗng.txt")]
    public async Task Other_kinds_are_refused(string bytes, string name) => Assert.Equal(string.Format(MediaText.NotAFile, name), await RefusedAsync(Encoding.Latin1.GetBytes(bytes), name));

    [Fact]
    public async Task Text_must_be_UTF8()
    {
        var file = await media.Portal.AddFileAsync("\uFEFFPhường;Số hộ\nBến Sen;120\n"u8.ToArray(), "hộ dân.csv");
        Assert.Equal("text/csv; charset=utf-8", file.ContentType);
        Assert.Equal(string.Format(MediaText.FileNotUtf8, "cũ.txt"), await RefusedAsync([.. "Ph"u8, 0xAD, 0xEA, .. "ng"u8], "cũ.txt"));
    }

    [Fact]
    public async Task A_video_may_be_larger_than_other_files_and_both_have_a_limit()
    {
        byte[] mp4 = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8];
        await using var video = new Endless(mp4, 101L * 1024 * 1024);
        var file = await media.Portal.DoAsync<MediaStore, StoredFile>(store => store.AddFileAsync(video, "dài.mp4", null, MediaSteps.Stop));
        Assert.Equal((101L * 1024 * 1024, "video/mp4"), (file.Bytes, file.ContentType));

        foreach (var (head, most) in new[] { ("%PDF-1.7"u8.ToArray(), 100), (mp4, 500) })
        {
            await using var stream = new Endless(head, long.MaxValue);
            var refusal = await Assert.ThrowsAsync<Refusal>(() => media.Portal.DoAsync<MediaStore, StoredFile>(store => store.AddFileAsync(stream, "quá lớn", null, MediaSteps.Stop)));
            Assert.Equal(string.Format(MediaText.FileTooLarge, "quá lớn", most), refusal.Message);
            Assert.InRange(stream.Given, most * 1024L * 1024, (most + 1) * 1024L * 1024);
        }

        Assert.Empty(Directory.GetFiles(Folder, ".*.tmp"));
    }

    [Fact]
    public async Task WebM_is_taken_and_its_relatives_are_not()
    {
        byte[] Matroska(string type) => [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x86, 0x81, 1, 0x42, 0x82, (byte)(0x80 | type.Length), .. Encoding.ASCII.GetBytes(type), .. new byte[200]];
        Assert.Equal("video/webm", (await media.Portal.AddFileAsync(Matroska("webm"), "phim.webm")).ContentType);
        Assert.Equal(string.Format(MediaText.NotAFile, "phim.mkv"), await RefusedAsync(Matroska("matroska"), "phim.mkv"));
    }

    [Fact]
    public async Task The_same_file_twice_is_one_file_under_its_first_name()
    {
        var bytes = Zip(("báo cáo.txt", "một"));
        var first = await media.Portal.AddFileAsync(bytes, "một.zip");
        var again = await media.Portal.AddFileAsync(bytes, "hai.zip");
        Assert.Equal((first.Hash, "một.zip"), (again.Hash, again.Name));
    }

    /// <summary>A stream of some first bytes and then zeros, counting what was taken.</summary>
    private sealed class Endless(byte[] head, long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var give = (int)Math.Min(count, length - Given);
            Array.Clear(buffer, offset, give);
            if (Given < head.Length)
            {
                give = Math.Min(give, head.Length - (int)Given);
                head.AsSpan((int)Given, give).CopyTo(buffer.AsSpan(offset));
            }

            Given += give;
            return give;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
