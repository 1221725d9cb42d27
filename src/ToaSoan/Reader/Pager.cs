namespace ToaSoan.Reader;

/// <summary>The links below a list. <paramref name="Address"/> gives the address of a page by its number, from 1.</summary>
public sealed record Pager(int Number, int Pages, Func<int, string> Address)
{
    /// <summary>The numbers to link: the first, the last and those around the present one; 0 stands for a gap.</summary>
    public IEnumerable<int> Numbers()
    {
        var last = 0;
        for (var number = 1; number <= Pages; number++)
        {
            if (number == 1 || number == Pages || Math.Abs(number - Number) <= 1)
            {
                if (number - last > 1)
                {
                    yield return 0;
                }

                yield return last = number;
            }
        }
    }
}
