using System.Security.Cryptography;
using System.Text;
using NetVips;
using ToaSoan.Media;
using ToaSoan.Platform;
using ToaSoan.Tests.Ground;

namespace ToaSoan.Tests.Media;

public sealed class RenditionTests(MediaPortal media) : IClassFixture<MediaPortal>
{
    private static readonly string[] Formats = ["jpg", "webp", "avif"];

    // The pictures are the same whatever the database; that each keeps the rows is held by PhotoKeepingTests and ServingTests.
    [Fact]
    public async Task A_phone_photo_stands_upright_in_four_widths_and_three_formats_and_tells_no_place()
    {
        await using var portal = await TestPortal.StartAsync(compactPhotos: true);
        var bytes = TestPhotos.FromPhone(2400, 2000);
        var photo = await portal.AddPhotoAsync(bytes);
        Assert.Equal((2000, 2400), (photo.Width, photo.Height));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), photo.Hash);

        photo = await portal.ReadyAsync(photo.Hash);
        Assert.Equal([480, 800, 1200, 1800], photo.Source().Widths);
        foreach (var width in photo.Source().Widths)
        {
            foreach (var format in Formats)
            {
                var rendition = portal.Rendition(photo.Hash, width, format);
                using var image = Image.NewFromBuffer(rendition);
                Assert.Equal((width, width * 6 / 5), (image.Width, image.Height));
                TestPhotos.SameColour(TestPhotos.Red, TestPhotos.Colour(rendition, 0.5, 0.2));
                TestPhotos.SameColour(TestPhotos.Blue, TestPhotos.Colour(rendition, 0.5, 0.8));
                Assert.DoesNotContain(image.GetFields(), static field => field.StartsWith("exif", StringComparison.Ordinal) || field is "xmp-data" or "iptc-data" or "icc-profile-data");
                Assert.DoesNotContain("MayAnhThu", Encoding.Latin1.GetString(rendition), StringComparison.Ordinal);
            }
        }

        Assert.Equal(bytes, await File.ReadAllBytesAsync(portal.OriginalPath(photo), MediaSteps.Stop));
        using var original = Image.NewFromBuffer(bytes);
        Assert.Contains("exif-ifd3-GPSLatitude", original.GetFields());
    }

    [Theory]
    [InlineData(300, 200)]
    [InlineData(1, 1)]
    [InlineData(801, 3)]
    public async Task A_small_photo_is_not_enlarged(int width, int height)
    {
        var photo = await media.Portal.AddPhotoAsync(TestPhotos.Jpeg(width, height, seed: 5));
        await media.Portal.ReadyAsync(photo.Hash);
        Assert.Equal(photo.Source().Widths.Count * 3, Directory.GetFiles(media.Portal.Settings.PathOf("renditions", photo.Hash[..2], photo.Hash)).Length);
        using var widest = Image.NewFromBuffer(media.Portal.Rendition(photo.Hash, width, "avif"));
        Assert.Equal((width, height), (widest.Width, widest.Height));
    }

    [Fact]
    public async Task Of_an_animated_photo_the_first_picture_is_shown()
    {
        var photo = await media.Portal.AddPhotoAsync(TestPhotos.Animated(200, 100), "động.webp");
        Assert.Equal((200, 100), (photo.Width, photo.Height));
        await media.Portal.ReadyAsync(photo.Hash);
        TestPhotos.SameColour(TestPhotos.Red, TestPhotos.Colour(media.Portal.Rendition(photo.Hash, 200, "webp"), 0.5, 0.9));
    }

    [Theory]
    [InlineData("print colours")]
    [InlineData("sixteen bits")]
    [InlineData("grey")]
    [InlineData("transparent")]
    [InlineData("grey and transparent")]
    [InlineData("palette")]
    [InlineData("avif")]
    [InlineData("progressive")]
    public async Task Every_kind_of_pixels_becomes_plain_colours(string kind)
    {
        var (bytes, left, right) = Make(kind);
        var photo = await media.Portal.AddPhotoAsync(bytes, kind);
        await media.Portal.ReadyAsync(photo.Hash);
        foreach (var format in Formats)
        {
            var rendition = media.Portal.Rendition(photo.Hash, 320, format);
            using var image = Image.NewFromBuffer(rendition);
            Assert.Equal((Enums.BandFormat.Uchar, Enums.Interpretation.Srgb, 3), (image.Format, image.Interpretation, image.Bands));
            TestPhotos.SameColour(left, TestPhotos.Colour(rendition, 0.2, 0.5), within: 12);
            TestPhotos.SameColour(right, TestPhotos.Colour(rendition, 0.8, 0.5), within: 12);
        }
    }

    private static (byte[] Bytes, double[] Left, double[] Right) Make(string kind)
    {
        using var image = TestPhotos.Halves(320, 240);
        double[] white = [255, 255, 255];
        switch (kind)
        {
            case "print colours":
                using (var cmyk = image.IccTransform("cmyk", inputProfile: "srgb"))
                using (var printed = cmyk.IccTransform("srgb", inputProfile: "cmyk"))
                {
                    var proof = printed.PngsaveBuffer();
                    return (cmyk.JpegsaveBuffer(q: 95, keep: Enums.ForeignKeep.None), TestPhotos.Colour(proof, 0.2, 0.5), TestPhotos.Colour(proof, 0.8, 0.5));
                }

            case "sixteen bits":
                using (var deep = (image * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16))
                {
                    return (deep.PngsaveBuffer(), TestPhotos.Red, TestPhotos.Blue);
                }

            case "grey":
                using (var grey = TestPhotos.Plain(160, 240, [60]).Join(TestPhotos.Plain(160, 240, [190]), Enums.Direction.Horizontal))
                {
                    return (grey.JpegsaveBuffer(q: 95), [60, 60, 60], [190, 190, 190]);
                }

            case "transparent":
                using (var alpha = image.Bandjoin(TestPhotos.Plain(160, 240, [255]).Join(TestPhotos.Plain(160, 240, [0]), Enums.Direction.Horizontal)))
                {
                    return (alpha.PngsaveBuffer(), TestPhotos.Red, white);
                }

            case "grey and transparent":
                using (var grey = TestPhotos.Plain(320, 240, [60]))
                using (var alpha = grey.Bandjoin(TestPhotos.Plain(160, 240, [255]).Join(TestPhotos.Plain(160, 240, [0]), Enums.Direction.Horizontal)))
                {
                    return (alpha.Copy(interpretation: Enums.Interpretation.Bw).PngsaveBuffer(), [60, 60, 60], white);
                }

            case "palette":
                return (image.PngsaveBuffer(palette: true), TestPhotos.Red, TestPhotos.Blue);
            case "progressive":
                return (image.JpegsaveBuffer(q: 95, interlace: true), TestPhotos.Red, TestPhotos.Blue);
            default:
                return (image.HeifsaveBuffer(q: 90, compression: Enums.ForeignHeifCompression.Av1, effort: 0), TestPhotos.Red, TestPhotos.Blue);
        }
    }
}
