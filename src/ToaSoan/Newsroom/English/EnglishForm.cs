using ToaSoan.Blocks;

namespace ToaSoan.Newsroom.English;

/// <summary>The fields in which English words are written.</summary>
public sealed class EnglishForm
{
    /// <summary>The version it was read at; 0 while nothing is saved.</summary>
    public int Version { get; set; }

    /// <summary>The line above the title.</summary>
    public string? Kicker { get; set; } = "";

    /// <summary>The title.</summary>
    public string? Title { get; set; } = "";

    /// <summary>The lead.</summary>
    public string? Lead { get; set; } = "";

    /// <summary>The body: words as typed markup, photos and files with their fields.</summary>
    public List<BlockForm> Blocks { get; set; } = [];

    /// <summary>Alternative text of the lead photo.</summary>
    public string? LeadPhotoAlt { get; set; } = "";

    /// <summary>Whether the words say what the Vietnamese article says now.</summary>
    public bool UpToDate { get; set; }

    /// <summary>The form of what is saved, or, when nothing is, of an article's shape without its words.</summary>
    public static EnglishForm Of(EnglishVersion? saved, Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return saved is null
            ? new EnglishForm { Blocks = [.. Together(BlockJson.Read(article.Body)).Select(Emptied)], UpToDate = true }
            : new EnglishForm
            {
                Version = saved.Version, Kicker = saved.Kicker, Title = saved.Title, Lead = saved.Lead, LeadPhotoAlt = saved.LeadPhotoAlt,
                Blocks = [.. Together(BlockJson.Read(saved.Body))], UpToDate = saved.TranslationOf == EnglishDesk.MarkOf(article),
            };
    }

    /// <summary>The body. Throws <see cref="Platform.Refusal"/> for one the schema does not know.</summary>
    public Document Body() => new([.. Blocks.SelectMany(static block => block.Blocks())]);

    // Words that follow each other are one field.
    private static IEnumerable<BlockForm> Together(Document body)
    {
        BlockForm? words = null;
        foreach (var form in body.Blocks.Select(BlockForm.Of))
        {
            if (form.Kind != "text")
            {
                if (words is not null)
                {
                    yield return words;
                }

                words = null;
                yield return form;
            }
            else if (words is null)
            {
                words = form;
            }
            else
            {
                words.Text += "\n\n" + form.Text;
            }
        }

        if (words is not null)
        {
            yield return words;
        }
    }

    private static BlockForm Emptied(BlockForm form)
    {
        form.Text = "";
        form.Figures.ForEach(static figure => (figure.Caption, figure.Alt) = ("", ""));
        return form;
    }
}
