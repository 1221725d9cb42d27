namespace ToaSoan.Platform;

/// <summary>
/// The request that Identity asks for. The framework's own accessor remembers every request before the first middleware runs, stored pages
/// included; this one remembers those that get past the page store, told by <see cref="LanguageMiddleware"/>.
/// </summary>
public sealed class CurrentRequest : IHttpContextAccessor
{
    private static readonly AsyncLocal<HttpContext?> Current = new();

    /// <summary>The request; what the framework sets is ignored.</summary>
    public HttpContext? HttpContext
    {
        get => Current.Value;
        set { }
    }

    /// <summary>Remembers a request for what is done for it from here on.</summary>
    internal static void Remember(HttpContext context) => Current.Value = context;
}
