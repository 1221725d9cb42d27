using System.Globalization;

namespace ToaSoan.Newsroom;

/// <summary>The names of an article's states and of its versions' acts in the current language.</summary>
public static class DeskText
{
    /// <summary>The name of what made a version.</summary>
    public static string Of(VersionAct act) => WorkflowText.ResourceManager.GetString($"VersionAct{(int)act}", CultureInfo.CurrentUICulture)!;

    /// <summary>The name of a state.</summary>
    public static string Of(ArticleState state) => NewsroomText.ResourceManager.GetString($"State{state}", CultureInfo.CurrentUICulture)!;
}
