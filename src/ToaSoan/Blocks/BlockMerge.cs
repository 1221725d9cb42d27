namespace ToaSoan.Blocks;

/// <summary>
/// Joins what two people made of the same body, block by block: what only one of them changed is taken from that one. Where both
/// changed the same blocks differently, both stay, mine first: nothing anybody typed is dropped.
/// </summary>
/// <remarks>Three-way merge over the longest common subsequences (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, §2).</remarks>
public static class BlockMerge
{
    /// <summary>The joined body, and how many places both changed differently.</summary>
    /// <param name="origin">What both began from.</param>
    /// <param name="mine">What I made of it.</param>
    /// <param name="theirs">What somebody else made of it.</param>
    public static (Document Joined, int Both) Merge(Document origin, Document mine, Document theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var (o, m, t) = (Keyed(origin), Keyed(mine), Keyed(theirs));
        var (inMine, inTheirs) = (Matches(o, m), Matches(o, t));
        var joined = new List<Block>();
        var (both, atO, atM, atT) = (0, 0, 0, 0);
        for (var index = 0; index <= o.Length; index++)
        {
            var (stopM, stopT) = index == o.Length ? (m.Length, t.Length) : (inMine[index], inTheirs[index]);
            if (stopM < 0 || stopT < 0)
            {
                continue; // somebody changed this block: it belongs to the stretch that the next unchanged one ends
            }

            both += Join(joined, o[atO..index], m[atM..stopM], t[atT..stopT]);
            if (index < o.Length)
            {
                joined.Add(m[stopM].Block);
            }

            (atO, atM, atT) = (index + 1, stopM + 1, stopT + 1);
        }

        return (new Document(joined), both);
    }

    private static int Join(List<Block> joined, (string Key, Block Block)[] o, (string Key, Block Block)[] m, (string Key, Block Block)[] t)
    {
        if (Same(m, t) || Same(o, t))
        {
            joined.AddRange(m.Select(static pair => pair.Block));
            return 0;
        }

        if (Same(o, m))
        {
            joined.AddRange(t.Select(static pair => pair.Block));
            return 0;
        }

        // Neighbouring blocks changed by one person each are no quarrel.
        if (o.Length == m.Length && o.Length == t.Length && o.Length > 1)
        {
            return Enumerable.Range(0, o.Length).Sum(at => Join(joined, o[at..(at + 1)], m[at..(at + 1)], t[at..(at + 1)]));
        }

        joined.AddRange(m.Select(static pair => pair.Block));
        var mine = m.Select(static pair => pair.Key).ToHashSet();
        var old = o.Select(static pair => pair.Key).ToHashSet();
        joined.AddRange(t.Where(pair => !mine.Contains(pair.Key) && !old.Contains(pair.Key)).Select(static pair => pair.Block));
        return 1;
    }

    /// <summary>For each block of the origin, its place in the other body, or -1 when it is not there unchanged.</summary>
    private static int[] Matches((string Key, Block Block)[] origin, (string Key, Block Block)[] other)
    {
        var places = Enumerable.Repeat(-1, origin.Length).ToArray();
        var (head, tail) = (0, 0);
        while (head < origin.Length && head < other.Length && origin[head].Key == other[head].Key)
        {
            places[head] = head;
            head++;
        }

        while (tail < origin.Length - head && tail < other.Length - head && origin[^(tail + 1)].Key == other[^(tail + 1)].Key)
        {
            places[origin.Length - tail - 1] = other.Length - tail - 1;
            tail++;
        }

        var (rows, columns) = (origin.Length - head - tail, other.Length - head - tail);
        var longest = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
        {
            for (var column = columns - 1; column >= 0; column--)
            {
                longest[row, column] = origin[head + row].Key == other[head + column].Key ? longest[row + 1, column + 1] + 1 : Math.Max(longest[row + 1, column], longest[row, column + 1]);
            }
        }

        for (var (row, column) = (0, 0); row < rows && column < columns;)
        {
            if (origin[head + row].Key == other[head + column].Key)
            {
                places[head + row++] = head + column++;
            }
            else if (longest[row + 1, column] >= longest[row, column + 1])
            {
                row++;
            }
            else
            {
                column++;
            }
        }

        return places;
    }

    private static bool Same((string Key, Block Block)[] one, (string Key, Block Block)[] other) => one.Select(static pair => pair.Key).SequenceEqual(other.Select(static pair => pair.Key));

    private static (string Key, Block Block)[] Keyed(Document document) => [.. document.Blocks.Select(static block => (BlockJson.Write(new Document([block])), block))];
}
