using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using ToaSoan.Platform;

namespace ToaSoan.Reports.Documents;

/// <summary>A report as an HTML file that stands alone, drawn by the view the portal's page uses.</summary>
public static class HtmlReport
{
    /// <summary>The file's text, in a profile; without one in the document's built-in profile.</summary>
    public static async Task<string> WriteAsync(IServiceProvider services, ReportDocument document, DocumentProfile? profile = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var context = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new Microsoft.AspNetCore.Mvc.Abstractions.ActionDescriptor());
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(null, "/Reports/Documents/_Alone.cshtml", isMainPage: true).EnsureSuccessful([]).View;
        await using var words = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary<ReportPage>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = new ReportPage(document, profile) };
        await view!.RenderAsync(new ViewContext(context, view, data, new TempDataDictionary(context.HttpContext, services.GetRequiredService<ITempDataProvider>()), words, new Microsoft.AspNetCore.Mvc.ViewFeatures.HtmlHelperOptions()));
        return words.ToString();
    }
}
