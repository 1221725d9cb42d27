using ToaSoan.Blocks;
using ToaSoan.Platform;

namespace ToaSoan.Newsroom;

/// <summary>One block as the desk's plain editor shows it: words as typed text, or a photo or file with its fields.</summary>
public sealed class BlockForm
{
    /// <summary>"text", "figure", "gallery", "file", "video" or "embed".</summary>
    public string Kind { get; set; } = "text";

    /// <summary>The words in block markup; the gallery's caption; the embed's title.</summary>
    public string? Text { get; set; } = "";

    /// <summary>Hash of the file, or the embed's address.</summary>
    public string? Target { get; set; } = "";

    /// <summary>The figures of a figure (one) or gallery (several).</summary>
    public List<FigureForm> Figures { get; set; } = [];

    /// <summary>The name readers see for a file.</summary>
    public string? Name { get; set; } = "";

    /// <summary>The credit of a video.</summary>
    public string? Credit { get; set; } = "";

    /// <summary>Hash of a video's captions, or "".</summary>
    public string? Captions { get; set; } = "";

    /// <summary>Whether it is one of the editor's empty fields with nothing typed.</summary>
    public bool IsBlank => Kind is "text" or "embed" && string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Target);

    /// <summary>The form of a block.</summary>
    public static BlockForm Of(Block block) => block switch
    {
        Figure figure => new BlockForm { Kind = "figure", Figures = [FigureForm.Of(figure)] },
        Gallery gallery => new BlockForm { Kind = "gallery", Text = gallery.Caption, Figures = [.. gallery.Figures.Select(FigureForm.Of)] },
        FileLink file => new BlockForm { Kind = "file", Target = file.File, Name = file.Name, Text = file.Caption },
        Video video => new BlockForm { Kind = "video", Target = video.File, Text = video.Caption, Credit = video.Credit, Captions = video.Captions },
        Embed embed => new BlockForm { Kind = "embed", Target = embed.Url, Text = embed.Title },
        _ => new BlockForm { Text = BlockMarkup.Write(block) },
    };

    /// <summary>The blocks of a form; typed text may hold several, or none.</summary>
    public IEnumerable<Block> Blocks() => Kind switch
    {
        "figure" => Figures.Take(1).Select(static figure => figure.Figure()),
        "gallery" => [new Gallery([.. Figures.Select(static figure => figure.Figure())], Line(Text))],
        "file" => [new FileLink(Target ?? "", Line(Name), Line(Text))],
        "video" => [new Video(Target ?? "", Line(Text), Line(Credit), Captions ?? "")],
        "embed" when IsBlank => [],
        "embed" => string.IsNullOrWhiteSpace(Target) ? throw new Refusal(NewsroomText.EmbedAddressMissing, Line(Text)) : [new Embed(Target.Trim(), Line(Text))],
        "text" => BlockMarkup.Parse(VietnameseText.Orthography.Clean(Text ?? ""), static name => BlockRules.IsHash(name) ? name : null),
        _ => throw new Refusal(BlocksText.UnknownBlock, Kind),
    };

    private static string Line(string? text) => VietnameseText.Orthography.CleanLine(text ?? "");
}

/// <summary>A photo's words in the editor.</summary>
public sealed class FigureForm
{
    /// <summary>Hash of the photo.</summary>
    public string Photo { get; set; } = "";

    /// <summary>The caption.</summary>
    public string? Caption { get; set; } = "";

    /// <summary>The credit.</summary>
    public string? Credit { get; set; } = "";

    /// <summary>The alternative text.</summary>
    public string? Alt { get; set; } = "";

    /// <summary>The form of a figure.</summary>
    public static FigureForm Of(Figure figure) => new() { Photo = figure.Photo, Caption = figure.Caption, Credit = figure.Credit, Alt = figure.Alt };

    /// <summary>The figure of a form.</summary>
    public Figure Figure() => new(Photo, VietnameseText.Orthography.CleanLine(Caption ?? ""), VietnameseText.Orthography.CleanLine(Credit ?? ""), VietnameseText.Orthography.CleanLine(Alt ?? ""));
}

/// <summary>An article as the desk's editor sends it.</summary>
public sealed class ArticleForm
{
    /// <summary>The article's number; 0 for a new one.</summary>
    public long Id { get; set; }

    /// <summary>The version the editor started from.</summary>
    public int Version { get; set; }

    /// <summary>The office that files it.</summary>
    public long OfficeId { get; set; }

    /// <summary>The line above the title.</summary>
    public string? Kicker { get; set; } = "";

    /// <summary>The title.</summary>
    public string? Title { get; set; } = "";

    /// <summary>The lead.</summary>
    public string? Lead { get; set; } = "";

    /// <summary>The section.</summary>
    public long? SectionId { get; set; }

    /// <summary>The genre's key.</summary>
    public string? Genre { get; set; }

    /// <summary>The byline, names separated by commas.</summary>
    public string? Authors { get; set; } = "";

    /// <summary>The topics.</summary>
    public List<long> Topics { get; set; } = [];

    /// <summary>Hash of the lead photo.</summary>
    public string? LeadPhoto { get; set; }

    /// <summary>Alternative text of the lead photo.</summary>
    public string? LeadPhotoAlt { get; set; } = "";

    /// <summary>The body's blocks in the plain fields; what counts when <see cref="Body"/> is null.</summary>
    public List<BlockForm> Blocks { get; set; } = [];

    /// <summary>The whole body as the editor with script sends it (<see cref="BlockJson"/>); null from the plain fields.</summary>
    public string? Body { get; set; }

    /// <summary>A change of the order of blocks: "up:2", "down:2", "remove:2", "text:2", "embed:2" (added after block 2), or null.</summary>
    public string? Move { get; set; }

    /// <summary>The form of a saved article.</summary>
    public static ArticleForm Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new ArticleForm
        {
            Id = article.Id, Version = article.Version, OfficeId = article.OfficeId, Kicker = article.Kicker, Title = article.Title, Lead = article.Lead,
            SectionId = article.SectionId, Genre = article.Genre, Authors = string.Join(", ", article.Authors.OrderBy(static a => a.Position).Select(static a => a.Author!.Name)),
            Topics = [.. article.Topics.Select(static topic => topic.Id)], LeadPhoto = article.LeadPhoto, LeadPhotoAlt = article.LeadPhotoAlt,
            Blocks = [.. BlockJson.Read(article.Body).Blocks.Select(BlockForm.Of)], Body = article.Body,
        };
    }

    /// <summary>Adds what was uploaded: captions go to the last video that has none, anything else stands at the end.</summary>
    public void Add(Block uploaded)
    {
        if (uploaded is FileLink file && file.Name.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase) && Blocks.FindLast(static block => block.Kind == "video" && string.IsNullOrEmpty(block.Captions)) is { } video)
        {
            video.Captions = file.File;
            return;
        }

        Blocks.Add(BlockForm.Of(uploaded));
    }

    /// <summary>The JSON with which the editor begins; null when the plain fields hold what is no body yet, so that they stay in use.</summary>
    public string? BodyToEdit()
    {
        try
        {
            return Body ?? BlockJson.Write(new Document([.. Blocks.SelectMany(static block => block.Blocks())]));
        }
        catch (Refusal)
        {
            return null;
        }
    }

    /// <summary>Readies the form to be shown again: the plain fields say what <see cref="Body"/> says, when it can be read, and none is blank.</summary>
    public void ShowAgain()
    {
        try
        {
            Blocks = Body is null ? Blocks : [.. BlockJson.Read(Body).Blocks.Select(BlockForm.Of)];
        }
        catch (Refusal)
        {
            Blocks = [];
        }

        Blocks.RemoveAll(static block => block.IsBlank);
    }

    /// <summary>What the form says, with the block order changed as asked. Throws <see cref="Refusal"/> for a body the schema does not know.</summary>
    public ArticleContent Content()
    {
        Reorder();
        var body = Body is null ? new Document([.. Blocks.SelectMany(static block => block.Blocks())]) : BlockJson.Read(VietnameseText.Orthography.Repair(Body));
        var content = new ArticleContent(Kicker ?? "", Title ?? "", Lead ?? "", body,
            SectionId, [.. (Authors ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Topics,
            string.IsNullOrWhiteSpace(LeadPhoto) ? null : LeadPhoto, LeadPhotoAlt ?? "", Genres.Checked(Genre));
        return content.LeadPhoto is null && body.Figures().FirstOrDefault() is { } first ? content with { LeadPhoto = first.Photo, LeadPhotoAlt = first.Alt } : content;
    }

    private void Reorder()
    {
        if (Move?.Split(':') is not [var verb, var number] || !int.TryParse(number, out var at) || at < -1 || at >= Blocks.Count)
        {
            return;
        }

        Move = null;
        switch (verb)
        {
            case "up" when at > 0:
                (Blocks[at - 1], Blocks[at]) = (Blocks[at], Blocks[at - 1]);
                break;
            case "down" when at >= 0 && at < Blocks.Count - 1:
                (Blocks[at + 1], Blocks[at]) = (Blocks[at], Blocks[at + 1]);
                break;
            case "remove" when at >= 0:
                Blocks.RemoveAt(at);
                break;
        }
    }
}
