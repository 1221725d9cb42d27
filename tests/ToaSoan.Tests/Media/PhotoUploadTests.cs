using System.Text;
using NetVips;
using ToaSoan.Media;
using ToaSoan.Platform;

namespace ToaSoan.Tests.Media;

public sealed class PhotoUploadTests(MediaPortal media) : IClassFixture<MediaPortal>
{
    private async Task<string> RefusedAsync(byte[] bytes, string name = "bãi biển.jpg")
    {
        var refusal = await Assert.ThrowsAsync<Refusal>(() => media.Portal.AddPhotoAsync(bytes, name));
        Assert.Contains($"“{name}”", refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(media.Portal.Settings.PathOf("photos", Hash(bytes)[..2], Hash(bytes) + ".jpg")));
        return refusal.Message;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    [Fact]
    public async Task A_text_renamed_to_jpg_is_refused() => Assert.Equal(string.Format(MediaText.NotAPhoto, "bãi biển.jpg"), await RefusedAsync("Đây là văn bản, không phải ảnh."u8.ToArray()));

    [Theory]
    [InlineData("GIF89a\x01\0\x01\0\0\0\0;")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><script>alert(1)</script></svg>")]
    [InlineData("%PDF-1.7\n1 0 obj")]
    [InlineData("II*\0\x08\0\0\0")]
    [InlineData("RIFF\x10\0\0\0WAVEfmt ")]
    [InlineData("")]
    public async Task What_is_no_photo_format_of_ours_is_refused(string bytes) => Assert.Equal(string.Format(MediaText.NotAPhoto, "bãi biển.jpg"), await RefusedAsync(Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public async Task A_heic_photo_is_refused_with_the_way_out() =>
        Assert.Equal(string.Format(MediaText.PhotoHeic, "bãi biển.jpg"), await RefusedAsync([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[100]]));

    [Fact]
    public async Task A_photo_over_forty_megabytes_is_refused_and_one_below_with_padding_is_taken()
    {
        var photo = TestPhotos.Jpeg(100, 80, seed: 40);
        Assert.Equal(string.Format(MediaText.PhotoTooLarge, "bãi biển.jpg", 40), await RefusedAsync([.. photo, .. new byte[(40 * 1024 * 1024) + 1 - photo.Length]]));
        Assert.Equal(40 * 1024 * 1024, (await media.Portal.AddPhotoAsync([.. photo, .. new byte[(40 * 1024 * 1024) - photo.Length]])).Bytes);
    }

    [Theory]
    [InlineData(20_000, 20_000)]
    [InlineData(30_001, 600)]
    [InlineData(10_001, 10_000)]
    public async Task A_photo_of_too_many_pixels_is_refused_before_it_is_decoded(int width, int height)
    {
        var headerOnly = TestPhotos.OneBitPng(width, height)[..64];
        Assert.Equal(string.Format(MediaText.PhotoTooManyPixels, "bãi biển.jpg", width, height, 100, 30_000), await RefusedAsync(headerOnly));
    }

    [Fact]
    public async Task An_AVIF_has_a_lower_limit_because_it_is_decoded_whole()
    {
        using var plain = TestPhotos.Plain(6000, 4200, [128, 128, 128]);
        var avif = plain.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
        Assert.Equal(string.Format(MediaText.PhotoTooManyPixels, "bãi biển.jpg", 6000, 4200, 25, 30_000), await RefusedAsync(avif));
    }

    [Fact]
    public async Task A_photo_like_a_ribbon_is_refused_upright_and_taken_lying()
    {
        Assert.Equal(string.Format(MediaText.PhotoTooTall, "bãi biển.jpg", 500, 20_000), await RefusedAsync(TestPhotos.OneBitPng(500, 20_000)));
        Assert.Equal(30_000, (await media.Portal.AddPhotoAsync(TestPhotos.OneBitPng(30_000, 1))).Width);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("avif")]
    public async Task A_photo_cut_off_on_its_way_is_refused(string format)
    {
        var whole = Saved(format);
        Assert.Equal(string.Format(MediaText.PhotoBroken, "bãi biển.jpg"), await RefusedAsync(whole[..(whole.Length * 2 / 3)]));
        Assert.Equal(string.Format(MediaText.PhotoBroken, "bãi biển.jpg"), await RefusedAsync(whole[..40]));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("avif")]
    public async Task The_four_formats_are_taken_under_any_name(string format)
    {
        var photo = await media.Portal.AddPhotoAsync(Saved(format), "C:\\Anh\\hội nghị\u202Egpj.exe");
        Assert.Equal((format, 320, 240, "hội nghịgpj.exe"), (photo.Format, photo.Width, photo.Height, photo.Name));
        Assert.True(File.Exists(media.Portal.OriginalPath(photo)));
    }

    [Fact]
    public async Task Refusals_speak_English_to_those_who_work_in_it()
    {
        System.Globalization.CultureInfo.CurrentUICulture = LanguageMiddleware.English;
        Assert.Equal("“note.jpg” is not a JPEG, PNG, WebP or AVIF photo. Save it in one of those formats and upload it again.", await RefusedAsync("hello"u8.ToArray(), "note.jpg"));
    }

    private static byte[] Saved(string format)
    {
        using var smooth = TestPhotos.Halves(320, 240);
        using var noise = Image.Gaussnoise(320, 240, sigma: 20, mean: 0, seed: 3);
        using var sum = smooth + noise;
        using var image = sum.Cast(Enums.BandFormat.Uchar);
        return format switch
        {
            "jpg" => image.JpegsaveBuffer(),
            "png" => image.PngsaveBuffer(),
            "webp" => image.WebpsaveBuffer(),
            _ => image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0),
        };
    }
}
