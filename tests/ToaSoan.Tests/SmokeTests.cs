namespace ToaSoan.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Resources_speak_both_languages()
    {
        Assert.Equal("City portal", PlatformText.ResourceManager.GetString("SiteName", new System.Globalization.CultureInfo("en")));
        Assert.Equal("Cổng thông tin", PlatformText.ResourceManager.GetString("SiteName", new System.Globalization.CultureInfo("vi")));
    }
}
