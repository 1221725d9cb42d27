using ToaSoan.Almanac;
using ToaSoan.Audience;
using ToaSoan.FactCheck;
using ToaSoan.Intake;
using ToaSoan.Loudspeaker;
using ToaSoan.Media;
using ToaSoan.Newsroom;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Programme;
using ToaSoan.Questions;
using ToaSoan.Reader;
using ToaSoan.Reports;
using ToaSoan.Reports.Returns;
using ToaSoan.Reports.Royalties;
using ToaSoan.Search;
using ToaSoan.Staff;
using ToaSoan.Transparency;

namespace ToaSoan;

/// <summary>The program's table of contents: one Add…/Map… pair per capability.</summary>
public static class Portal
{
    /// <summary>Builds the web program over a data folder. <paramref name="adjust"/> lets tests inject the clock.</summary>
    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "toasoan", ContentRootPath = AppContext.BaseDirectory });
        builder.AddPlatform(settings);
        builder.AddStaff();
        builder.AddMedia();
        builder.AddOffices();
        builder.AddSearch();
        builder.AddNewsroom();
        builder.AddReader();
        builder.AddTransparency();
        builder.AddIntake();
        builder.AddProgramme();
        builder.AddQuestions();
        builder.AddFactCheck();
        builder.AddAlmanac();
        builder.AddLoudspeaker();
        builder.AddAudience();
        builder.AddReports();
        builder.AddRoyalties();
        builder.AddReturns();
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseStoredPages();
        app.UseAudience();
        app.UsePlatform();
        app.UseStaff();
        app.MapMedia();
        app.MapReader();
        app.MapTransparency();
        app.MapProgramme();
        app.MapQuestions();
        app.MapFactCheck();
        app.MapAudience();
        app.MapReports();
        app.MapPages();
        return app;
    }
}
