using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.Import;

/// <summary>Makes nested lists of marked lines that follow each other.</summary>
internal static class ListBlocks
{
    /// <summary>The lists, nested at most as deep as <see cref="BlockRules"/> allows; deeper items join the deepest list.</summary>
    public static List<Block> Of(IReadOnlyList<SourceLine> lines)
    {
        var at = 0;
        return Of(lines, ref at, 0, 1);
    }

    private static List<Block> Of(IReadOnlyList<SourceLine> lines, ref int at, int least, int depth)
    {
        var lists = new List<Block>();
        var items = new List<ListItem>();
        ListMark? first = null;
        while (at < lines.Count && lines[at].List!.Level >= least)
        {
            var mark = lines[at].List!;
            if (first is not null && mark.Level > first.Level && depth < BlockRules.MaxDepth)
            {
                items[^1] = new ListItem([.. items[^1].Content, .. Of(lines, ref at, first.Level + 1, depth + 1)]);
                continue;
            }

            if (first is not null && (mark.Ordered != first.Ordered || (mark.Ordered && mark.List != first.List && mark.Number == 1)))
            {
                Close();
            }

            first ??= mark;
            items.Add(new ListItem([new Paragraph(lines[at].Content)]));
            at++;
        }

        Close();
        return lists;

        void Close()
        {
            if (items.Count > 0)
            {
                lists.Add(new ItemList(first!.Ordered, first.Ordered ? first.Number : 1, [.. items]));
                items.Clear();
                first = null;
            }
        }
    }
}
