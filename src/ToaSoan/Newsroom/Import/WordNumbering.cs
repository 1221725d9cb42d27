using System.Xml.Linq;
using static ToaSoan.Newsroom.Import.WordNames;

namespace ToaSoan.Newsroom.Import;

/// <summary>The lists of a document: which levels are numbered, and the running number of each.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private const int MaxNumber = 99_999;

    private readonly Dictionary<string, XElement> lists = [];
    private readonly Dictionary<string, XElement> abstracts = [];
    private readonly Dictionary<string, int[]> counters = [];
    private readonly Dictionary<(string List, int Level), (string Format, int Start)> levels = [];

    public WordNumbering(XElement? numbering)
    {
        foreach (var list in numbering?.Elements() ?? [])
        {
            if (list.Name == W + "num" && (string?)list.Attribute(W + "numId") is { } id)
            {
                lists.TryAdd(id, list);
            }
            else if (list.Name == W + "abstractNum" && (string?)list.Attribute(W + "abstractNumId") is { } name)
            {
                abstracts.TryAdd(name, list);
            }
        }
    }

    /// <summary>The next item of a list, or null when the paragraph is in no list (numId 0, unknown, or a level without a mark).</summary>
    public ListMark? Next(string? list, int? level)
    {
        if (list is null or "0" || !lists.TryGetValue(list, out var number))
        {
            return null;
        }

        var place = Math.Clamp(level ?? 0, 0, Levels - 1);
        var shared = number.Val("abstractNumId") ?? "";
        if (!levels.TryGetValue((list, place), out var known))
        {
            var definition = Level(number, shared, place);
            var begin = Number((string?)Override(number, place)?.Element(W + "startOverride")?.Attribute(W + "val")) ?? Number(definition.Val("start")) ?? 1;
            levels[(list, place)] = known = (definition.Val("numFmt") ?? "decimal", Math.Clamp(begin, 0, MaxNumber));
        }

        var (format, start) = known;
        if (format == "none")
        {
            return null;
        }

        if (!counters.TryGetValue(list, out var running))
        {
            counters[list] = running = new int[Levels];
        }

        running[place] = running[place] == 0 ? start + 1 : Math.Min(running[place] + 1, MaxNumber);
        Array.Clear(running, place + 1, Levels - place - 1);
        return new ListMark(list, place, format != "bullet", Math.Max(running[place] - 1, 1));
    }

    private XElement? Level(XElement number, string shared, int place) =>
        Override(number, place)?.Element(W + "lvl")
        ?? abstracts.GetValueOrDefault(shared)?.Elements(W + "lvl").FirstOrDefault(level => Number((string?)level.Attribute(W + "ilvl")) == place);

    private static XElement? Override(XElement number, int place) =>
        number.Elements(W + "lvlOverride").FirstOrDefault(level => Number((string?)level.Attribute(W + "ilvl")) == place);
}
