namespace ToaSoan.Search;

/// <summary>Search over everything published.</summary>
public static class SearchModule
{
    /// <summary>Registers the search.</summary>
    public static void AddSearch(this WebApplicationBuilder builder)
    {
    }
}
