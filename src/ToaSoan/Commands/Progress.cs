namespace ToaSoan.Commands;

/// <summary>One line of progress on a terminal; nothing when the output is a file or a pipe.</summary>
public sealed class Progress(string what, int total)
{
    private readonly bool shown = !Console.IsErrorRedirected && total > 0;
    private int done;

    /// <summary>One more is done.</summary>
    public void Step()
    {
        done++;
        if (shown)
        {
            var filled = done * 30 / total;
            Console.Error.Write($"\r{what} [{new string('█', filled)}{new string('·', 30 - filled)}] {done}/{total} ");
            if (done == total)
            {
                Console.Error.WriteLine();
            }
        }
    }
}
