using NetVips;
using ToaSoan.Media;

namespace ToaSoan.Tests.Media;

public sealed class DemoDrawingTests
{
    [Fact]
    public async Task A_drawing_becomes_the_same_photo_every_time()
    {
        var folder = Directory.CreateTempSubdirectory("toasoan-test-");
        var path = Path.Combine(folder.FullName, "cầu [sông].svg");
        await File.WriteAllTextAsync(path, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1800 1200\"><rect width=\"900\" height=\"1200\" fill=\"rgb(200,30,30)\"/></svg>", MediaSteps.Stop);
        var photo = DemoDrawing.Rasterize(path);
        Assert.Equal(photo, DemoDrawing.Rasterize(path));
        using var image = Image.NewFromBuffer(photo);
        Assert.Equal((1200, 800), (image.Width, image.Height));
        TestPhotos.SameColour(TestPhotos.Red, TestPhotos.Colour(photo, 0.2, 0.5), within: 8);
        TestPhotos.SameColour([255, 255, 255], TestPhotos.Colour(photo, 0.8, 0.5), within: 8);
        folder.Delete(recursive: true);
    }
}
