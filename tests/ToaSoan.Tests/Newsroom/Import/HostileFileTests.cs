using System.Globalization;
using System.Text;
using ToaSoan.Newsroom.Import;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Newsroom.Import;

public sealed class HostileFileTests
{
    private static readonly string[] Sound = ["03-huong-dan-mot-cua.docx", "04-bang-so-lieu.docx", "09-ky-tu-lan.docx", "13-theo-doi-sua-doi.docx", "16-hinh-emf-va-vml.docx"];

    public HostileFileTests() => CultureInfo.CurrentUICulture = new CultureInfo("vi");

    [Fact]
    public void Ten_thousand_nested_tags_are_refused_and_the_server_stays_up()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:smartTag>", 10_000)) + string.Concat(Enumerable.Repeat("</w:smartTag>", 10_000));
        Assert.Equal(Say(ImportText.TooNested), Refused(new TinyDocx().Add($"<w:p>{nested}</w:p>").Bytes()));
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_stopped_while_it_unfolds()
    {
        var bytes = new TinyDocx().Top().Add($"<w:p><w:r><w:t>{new string('a', 30_000_000)}</w:t></w:r></w:p>").Bytes();
        Assert.Equal(Say(ImportText.Bomb), Refused(bytes));
        var lie = Refused(LieAboutSizes(bytes));
        Assert.True(lie == Say(ImportText.Bomb) || lie == Say(ImportText.Damaged), lie);
    }

    [Fact]
    public void A_part_is_counted_while_it_unfolds_and_stopped_at_its_limit()
    {
        var budget = new InflateBudget(1_000, "bai.docx");
        using var part = new CountedStream(new MemoryStream(new byte[500]), 500, 100, budget, static () => new Refusal("part"), static () => new Refusal("bomb"));
        Assert.Equal(100, part.Read(new byte[100]));
        Assert.Equal("part", Assert.Throws<Refusal>(() => part.Read(new byte[100])).Message);
        using var first = new CountedStream(new MemoryStream(new byte[900]), 900, 5_000, budget, static () => new Refusal("part"), static () => new Refusal("bomb"));
        Assert.Equal(Say(ImportText.TooBigInside, 0), Assert.Throws<Refusal>(() => first.Read(new byte[900]) + first.Read(new byte[900]) + new CountedStream(new MemoryStream(new byte[900]), 900, 5_000, budget, static () => new Refusal("part"), static () => new Refusal("bomb")).Read(new byte[900])).Message);
        using var bomb = new CountedStream(new MemoryStream(new byte[3_000_000]), 10, 5_000_000, new InflateBudget(9_000_000, "bai.docx"), static () => new Refusal("part"), static () => new Refusal("bomb"));
        Assert.Equal("bomb", Assert.Throws<Refusal>(() => bomb.Read(new byte[3_000_000])).Message);
    }

    [Fact]
    public void A_file_over_fifty_megabytes_is_refused_before_it_is_opened() =>
        Assert.Equal(Say(ImportText.FileTooBig, 50), Refused(new byte[50_000_001]));

    [Fact]
    public void A_photo_over_forty_megabytes_is_refused_by_name()
    {
        var noise = new byte[40_000_001];
        new SeededBytes(7).Fill(noise);
        TinyDocx.Png().CopyTo(noise, 0);
        var docx = new TinyDocx().Top().Photos(1).Part("word/media/anh1.png", noise);
        Assert.Equal(Say(ImportText.PhotoTooBig, "anh1.png", 40), Refused(docx.Bytes()));
    }

    [Theory]
    [InlineData("<!DOCTYPE w:document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE w:document SYSTEM \"http://minhgiang.example/a.dtd\">")]
    public void A_document_type_declaration_is_never_obeyed(string declaration)
    {
        var xml = Encoding.UTF8.GetBytes($"{declaration}<w:document {TinyDocx.Spaces}><w:body/></w:document>");
        Assert.Equal(Say(ImportText.ForbiddenXml), Refused(new TinyDocx().Part("word/document.xml", xml).Bytes()));
    }

    [Fact]
    public void A_part_with_an_absolute_name_is_nobodys_and_one_that_climbs_out_is_refused()
    {
        var docx = new TinyDocx().Top().P("Thân bài.").Part("/word/document.xml", "x"u8.ToArray()).Part("c:\\a", "x"u8.ToArray());
        Assert.Equal("Thành phố Minh Giang mở cầu mới", docx.Read().Title);
        foreach (var name in new[] { "../../etc/passwd", "word\\..\\..\\a" })
        {
            Assert.Equal(Say(ImportText.ClimbingNames), Refused(new TinyDocx().Top().P("Thân bài.").Part(name, "x"u8.ToArray()).Bytes()));
        }
    }

    [Theory]
    [InlineData("{\\rtf1 Xin chào}", "Rtf")]
    [InlineData("%PDF-1.7", "Pdf")]
    [InlineData("<html><body>Xin chào</body></html>", "WebPage")]
    [InlineData("Xin chào", "NotWord")]
    [InlineData("PK rồi thôi", "Damaged")]
    public void A_file_of_another_kind_is_told_what_it_is(string content, string key) =>
        Assert.Equal(Say(Sentence(key)), Refused(Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("WordDocument", "OldDoc")]
    [InlineData("EncryptedPackage", "Encrypted")]
    [InlineData("Workbook", "Spreadsheet")]
    public void An_old_office_file_is_told_from_a_locked_one(string stream, string key) =>
        Assert.Equal(Say(Sentence(key)), Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)]));

    [Fact]
    public void Reading_stops_when_the_officer_goes_away()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(() => WordImport.Read(new MemoryStream(new TinyDocx().Top().Bytes()), "bai.docx", gone.Token));
    }

    [Fact]
    public void A_document_longer_than_an_article_may_be_is_refused_by_name()
    {
        var docx = new TinyDocx().Top();
        for (var index = 0; index < 3_001; index++)
        {
            docx.P($"Đoạn thứ {index} của văn bản.");
        }

        Assert.Equal(Say(ImportText.TooLong, 3_000), Refused(docx.Bytes()));
    }

    [Fact]
    public void Five_hundred_broken_copies_of_real_files_are_refused_or_read_and_nothing_else()
    {
        var files = Sound.Select(WordFiles.Bytes).ToArray();
        var chance = new SeededBytes(2026);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 500; round++)
        {
            var source = files[round % files.Length];
            var bytes = round % 2 == 0 ? Unpacked.Break(source, chance) : [.. source];
            for (var flip = 0; round % 2 == 1 && flip <= round % 7; flip++)
            {
                bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
            }

            try
            {
                Documents.AssertSound(WordImport.Read(new MemoryStream(bytes), "hong.docx", CancellationToken.None));
                read++;
            }
            catch (Refusal refusal)
            {
                Assert.Contains("hong.docx", refusal.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(read > 50 && refused > 50, $"Both ways must have been tried: {read} read, {refused} refused");
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var chance = new SeededBytes(11);
        for (var round = 0; round < 100; round++)
        {
            var bytes = new byte[chance.Next(5_000) + 1];
            chance.Fill(bytes);
            if (round % 2 == 0 && bytes.Length > 4)
            {
                "PK\u0003\u0004"u8.CopyTo(bytes);
            }

            Assert.Contains("bai.docx", Refused(bytes), StringComparison.Ordinal);
        }
    }

    private static string Refused(byte[] bytes) => Assert.Throws<Refusal>(() => WordImport.Read(new MemoryStream(bytes), "bai.docx", CancellationToken.None)).Message;

    private static string Say(string pattern, params object[] values) => string.Format(CultureInfo.CurrentCulture, pattern, ["bai.docx", .. values]);

    private static string Sentence(string key) => ImportText.ResourceManager.GetString(key, new CultureInfo("vi"))!;

    /// <summary>Sets the declared size of every entry in the central directory to 1,000 bytes.</summary>
    private static byte[] LieAboutSizes(byte[] zip)
    {
        var bytes = zip.ToArray();
        for (var at = 0; at + 28 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToInt32(bytes, at + 24) > 1_000)
            {
                BitConverter.TryWriteBytes(bytes.AsSpan(at + 24), 1_000);
            }
        }

        return bytes;
    }
}
