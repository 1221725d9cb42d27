using System.Net;
using ToaSoan.Blocks;
using ToaSoan.Newsroom;
using ToaSoan.Platform;

namespace ToaSoan.Durability;

/// <summary>Holds what the editors were told against what is stored, and what is stored against itself.</summary>
public sealed class Judge(Stored stored, Verdict verdict)
{
    /// <summary>
    /// Counts what was acknowledged and what of it is lost. A later save than the last acknowledged one may be there (its
    /// answer was on the way); an older one may not.
    /// </summary>
    /// <param name="articles">What the editors sent.</param>
    /// <param name="answersUntil">The instant, by <see cref="System.Diagnostics.Stopwatch"/>, after which an answer promises nothing.</param>
    public void Promises(IEnumerable<ArticleLedger> articles, long answersUntil)
    {
        ArgumentNullException.ThrowIfNull(articles);
        foreach (var article in articles)
        {
            var row = stored.Articles.GetValueOrDefault(article.Id);
            var reached = row is null ? -1 : article.Steps.FindLastIndex(step => Carries(row.Title, step));
            if (row is not null && (reached < 0 || !Carries(row.Lead, article.Steps[reached]) || !Carries(row.Body, article.Steps[reached])))
            {
                verdict.Broken.Add($"Article {article.Id} holds words that were never sent together: {row.Title} / {row.Lead}");
            }

            foreach (var (index, step) in article.Steps.Index().Where(static pair => pair.Item.Acknowledged))
            {
                var promised = step.AcknowledgedAt <= answersUntil;
                verdict.Acknowledged += promised ? 1 : 0;
                verdict.Late += promised ? 0 : 1;
                verdict.Media += step.Hash is null || !promised ? 0 : 1;
                verdict.Editions += step.MakesEdition && promised ? 1 : 0;
                var whole = step.Act switch { Act.Photo => stored.HasPhoto(step.Hash!), Act.File => stored.HasFile(step.Hash!), _ => true };
                verdict.LostMedia += whole || !promised ? 0 : 1;
                var why = row is null ? "the article is not there"
                    : row.State < StateAfter(step.Act) ? $"it is only {row.State}"
                    : step.Act != Act.Withdraw && reached < index ? $"an older save is there ({reached} of {index})"
                    : step.MakesEdition && !HasEdition(article, index, step) ? "its edition or record is not there"
                    : step.Hash is not null && !stored.Media.Contains(step.Hash) ? "the photo or file has no row"
                    : step.Hash is not null && !row.Body.Contains(step.Hash, StringComparison.Ordinal) ? "the article does not name it"
                    : whole ? null : "the bytes are missing or wrong";
                if (why is not null && !promised)
                {
                    verdict.LateLost++;
                }
                else if (why is not null)
                {
                    verdict.Lost++;
                    verdict.Losses.Add($"{step.Act} of article {article.Id}: {why}");
                }
            }
        }
    }

    /// <summary>Looks for half-published articles and other contradictions in what is stored, acknowledged or not.</summary>
    public void Consistency()
    {
        if (stored.Unreadable is { } reason)
        {
            verdict.Broken.Add($"The database cannot be read: {reason}");
            return;
        }

        Must(stored.Integrity is "ok" or "", $"integrity_check: {stored.Integrity}");
        foreach (var article in stored.Articles.Values)
        {
            var editions = stored.Editions[article.Id].ToList();
            var records = stored.Records[$"{Article.Kind}/{article.Id}"].ToList();
            var search = stored.Search[article.Id].ToList();
            var name = $"Article {article.Id} ({article.State})";
            Must(editions.Select(static e => e.Number).SequenceEqual(Enumerable.Range(1, article.Editions)), $"{name}: {article.Editions} editions, but numbers {string.Join(',', editions.Select(static e => e.Number))}");
            Must(records.Select(static r => r.Seq).SequenceEqual(Enumerable.Range(1, article.Editions)), $"{name}: {article.Editions} editions, but records {string.Join(',', records.Select(static r => r.Seq))}");
            Must(editions.Zip(records).All(static pair => pair.Second.Content == (pair.First.Withdrawn ? "-" : Record.Commit(pair.First.Salt, Record.Canonical(pair.First)))), $"{name}: a record does not match its edition");
            var shown = article.State == ArticleState.Published;
            Must((article.State >= ArticleState.Published) == (editions.Count > 0), $"{name}: {editions.Count} editions");
            Must(editions.Take(editions.Count - 1).All(static e => !e.Current && !e.Shown) && editions.TakeLast(1).All(e => e.Current && e.Shown == shown && e.Withdrawn != shown), $"{name}: the current edition does not fit the state");
            Must(shown ? search.Count == 1 && search[0].EditionId == editions.LastOrDefault()?.Id : search.Count == 0, $"{name}: {search.Count} search rows, or of another edition");
            foreach (var hash in editions.SelectMany(static e => BlockJson.Read(e.Body).Figures().Select(static f => f.Photo).Append(e.LeadPhoto ?? "")).Where(static hash => hash.Length > 0).Distinct())
            {
                Must(stored.Media.Contains(hash) && stored.HasPhoto(hash), $"{name}: readers are shown photo {hash}, which is not there");
            }

            foreach (var hash in editions.SelectMany(static e => BlockJson.Read(e.Body).Files()).Distinct())
            {
                Must(stored.Media.Contains(hash) && stored.HasFile(hash), $"{name}: readers are offered file {hash}, which is not there");
            }
        }

        Must(stored.SearchFts.SetEquals(stored.Search.SelectMany(static rows => rows).Select(static row => row.Id)), "the full-text index and the search rows differ");
        Must(stored.Editions.All(group => stored.Articles.ContainsKey(group.Key)), "an edition has no article");
        foreach (var hash in stored.Media)
        {
            Must(stored.HasPhoto(hash) || stored.HasFile(hash), $"a row names {hash}, whose bytes are missing or wrong");
        }
    }

    /// <summary>Asks the running portal for every article it shows, as a reader would.</summary>
    public async Task PagesAsync(string url)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(url) };
        foreach (var edition in stored.Editions.SelectMany(static editions => editions).Where(static e => e.Current))
        {
            using var answer = await client.GetAsync(edition.Path);
            var page = await answer.Content.ReadAsStringAsync();
            Must(
                edition.Withdrawn ? answer.StatusCode == HttpStatusCode.Gone : answer.StatusCode == HttpStatusCode.OK && page.Contains(edition.Title, StringComparison.Ordinal) && page.Contains(edition.Title.Replace("Bài", "Đoạn văn", StringComparison.Ordinal), StringComparison.Ordinal),
                $"{edition.Path} answers {(int)answer.StatusCode}, without the words of its edition {edition.Number}");
        }
    }

    private bool HasEdition(ArticleLedger article, int index, Step step)
    {
        var number = article.Steps.Take(index + 1).Count(static s => s.MakesEdition);
        var edition = stored.Editions[article.Id].SingleOrDefault(e => e.Number == number);
        return edition is not null && (step.Act == Act.Withdraw ? edition.Withdrawn : Carries(edition.Title, step) && Carries(edition.Body, step))
            && stored.Records[$"{Article.Kind}/{article.Id}"].Any(r => r.Seq == number);
    }

    private static ArticleState StateAfter(Act act) => act switch
    {
        Act.Submit => ArticleState.Submitted,
        Act.Approve => ArticleState.Approved,
        Act.Publish or Act.Correct => ArticleState.Published,
        Act.Withdraw => ArticleState.Withdrawn,
        _ => ArticleState.Draft,
    };

    private static bool Carries(string words, Step step) => words.Contains(step.Marker, StringComparison.Ordinal);

    private void Must(bool holds, string sentence)
    {
        if (!holds)
        {
            verdict.Broken.Add(sentence);
        }
    }
}
