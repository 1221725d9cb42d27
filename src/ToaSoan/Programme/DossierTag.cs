namespace ToaSoan.Programme;

/// <summary>The tags under which the pages of dossiers are stored and evicted.</summary>
public static class DossierTag
{
    /// <summary>The lists of dossiers.</summary>
    public const string List = "projects";

    /// <summary>One dossier, by its address.</summary>
    public static string Of(string path) => $"project:{path}";
}
