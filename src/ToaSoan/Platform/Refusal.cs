namespace ToaSoan.Platform;

/// <summary>
/// The one exception the domain throws for a broken rule or bad input. Its message is a whole sentence in the reader's
/// language saying what is wrong and what to do; it is shown as it is, and nothing has been written when it is thrown.
/// </summary>
public sealed class Refusal : Exception
{
    /// <summary>A refusal with the sentence to show.</summary>
    public Refusal(string sentence)
        : base(sentence)
    {
    }

    /// <summary>A refusal with a sentence pattern and its values, formatted for the current culture.</summary>
    public Refusal(string pattern, params ReadOnlySpan<object?> values)
        : base(string.Format(System.Globalization.CultureInfo.CurrentCulture, pattern, values))
    {
    }

    /// <summary>A refusal caused by a technical failure that is worth keeping for the log.</summary>
    public Refusal(string sentence, Exception cause)
        : base(sentence, cause)
    {
    }

    /// <summary>Throws a refusal unless a rule holds; with values the sentence is a pattern, formatted for the current culture.</summary>
    public static void Must(bool holds, string sentence, params ReadOnlySpan<object?> values)
    {
        if (!holds)
        {
            throw values.IsEmpty ? new Refusal(sentence) : new Refusal(sentence, values);
        }
    }
}
