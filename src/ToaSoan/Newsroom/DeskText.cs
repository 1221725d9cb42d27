using System.Globalization;

namespace ToaSoan.Newsroom;

/// <summary>The names of an article's states in the current language.</summary>
public static class DeskText
{
    /// <summary>The name of a state.</summary>
    public static string Of(ArticleState state) => NewsroomText.ResourceManager.GetString($"State{state}", CultureInfo.CurrentUICulture)!;
}
