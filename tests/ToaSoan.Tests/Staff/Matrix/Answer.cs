using System.Net;

namespace ToaSoan.Tests.Staff.Matrix;

/// <summary>How the program answered.</summary>
internal enum Answer
{
    /// <summary>It did or showed what was asked.</summary>
    Through,

    /// <summary>It showed the page with a sentence of refusal.</summary>
    Sentence,

    /// <summary>It sent the asker to sign-in, or said that there is no such thing here.</summary>
    Outright,

    /// <summary>Anything else: neither a yes nor a no.</summary>
    Strange,
}

/// <summary>Reads answers and holds them against the table.</summary>
internal static class Answers
{
    /// <summary>What an answer means.</summary>
    public static async Task<Answer> ReadAsync(this HttpResponseMessage response, string address)
    {
        var target = response.Headers.Location?.OriginalString ?? "";
        var signIn = target.Contains("/ban/vao?ve=" + Uri.EscapeDataString(address.Split('?')[0]), StringComparison.OrdinalIgnoreCase);
        return response.StatusCode switch
        {
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => Answer.Outright,
            HttpStatusCode.UnprocessableEntity => Answer.Sentence, // what the editor's script is told
            HttpStatusCode.Redirect => signIn ? Answer.Outright : Answer.Through,
            HttpStatusCode.OK when response.Content.Headers.ContentType?.MediaType == "text/event-stream" => Answer.Through, // it has no end to read to
            HttpStatusCode.OK => (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("<p class=\"refused\"", StringComparison.Ordinal) ? Answer.Sentence : Answer.Through,
            _ => Answer.Strange,
        };
    }

    /// <summary>
    /// What is wrong with an answer, or null. Who may, must get through and, by an act that leaves a trace, have left it; who may not, must be
    /// refused and have changed nothing. Of a request that leaves no trace even when allowed, a sentence is an answer, not a refusal.
    /// </summary>
    public static string? Judge(bool may, bool leavesTrace, Answer answer, bool changed) => (may, answer) switch
    {
        (_, Answer.Strange) => "answered with neither a yes nor a no",
        (true, Answer.Outright) => "was refused",
        (true, Answer.Sentence) when leavesTrace => "was refused by a sentence",
        (true, Answer.Through) when leavesTrace && !changed => "was let through, but nothing happened",
        (false, Answer.Through) => "was let through",
        (false, Answer.Sentence) when !leavesTrace => "was let through to the page",
        (false, _) when changed => "was refused, but something changed",
        _ => null,
    };
}
