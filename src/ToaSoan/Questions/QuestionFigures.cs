using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;

namespace ToaSoan.Questions;

/// <summary>
/// What reports say of questions, out of the notes alone, so that what happened later changes nothing. What is overdue is so as of the period's last day, or of today while the period runs. What the desk does before an office has a question counts for the city
/// as a whole; the rest for the office that had it then.
/// </summary>
internal sealed class QuestionFigures(PortalDb db, TimeProvider clock) : IFigures
{
    private const string Received = "questions-received";
    private const string Published = "questions-published";
    private const string Declined = "questions-declined";
    private const string Answered = "questions-answered";
    private const string InTime = "questions-in-time";
    private const string Days = "questions-days";
    private const string Overdue = "questions-overdue";
    private const string Kept = "promises-kept";
    private const string Broken = "promises-broken";
    private const string Ground = "ground";
    private const string Timing = "timing";

    private static readonly QuestionNoteKind[] Clocks = [QuestionNoteKind.Assigned, QuestionNoteKind.Reassigned, QuestionNoteKind.Extended, QuestionNoteKind.Contested];
    private static readonly QuestionNoteKind[] Turns = [QuestionNoteKind.Assigned, QuestionNoteKind.Contested, QuestionNoteKind.Answered, QuestionNoteKind.Followed, QuestionNoteKind.Withdrawn];

    /// <inheritdoc />
    public Task<IReadOnlyList<FigureKind>> KindsAsync(CancellationToken stop)
    {
        FigureDimension timing = new(Timing, QuestionsText.FigureTiming);
        return Task.FromResult<IReadOnlyList<FigureKind>>(
        [
            Named(Received, []),
            Named(Published, []),
            Named(Declined, [new FigureDimension(Ground, QuestionsText.FigureGround)]),
            Named(Answered, [timing], FigureDirection.Up),
            Named(InTime, [], FigureDirection.Up),
            Named(Days, [timing], FigureDirection.Down) with { Making = FigureMaking.Mean, Decimals = 1, Unit = QuestionsText.FigureUnitDays },
            Named(Overdue, [], FigureDirection.Down),
            Named(Kept, [], FigureDirection.Up) with { Unit = QuestionsText.FigureUnitPromises },
            Named(Broken, [], FigureDirection.Down) with { Unit = QuestionsText.FigureUnitPromises },
        ]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<FigureRow>>> RowsAsync(IReadOnlyCollection<string> kinds, DateOnly from, DateOnly until, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var rows = (await KindsAsync(stop)).Select(static kind => kind.Key).Where(kinds.Contains).ToDictionary(static key => key, static _ => (IReadOnlyList<FigureRow>)new List<FigureRow>());
        var last = until < clock.Today() ? until : clock.Today();
        if (rows.Count == 0 || from > last)
        {
            return rows;
        }

        var offices = await db.Set<Office>().Select(static office => new { office.Id, office.Slug }).ToDictionaryAsync(static office => office.Id, static office => office.Slug, stop);
        var shown = await db.Editions.AsNoTracking().Where(static e => e.Kind == QuestionContent.Kind && e.Current).Select(static e => new { e.ObjectId, e.Title, e.Path, e.Shown }).ToDictionaryAsync(static e => e.ObjectId, stop);
        var told = await db.QuestionNotes.AsNoTracking().Where(note => note.Day >= from && note.Day <= last && note.Kind != QuestionNoteKind.Reminded).OrderBy(static note => note.Id).ToListAsync(stop);
        foreach (var note in told)
        {
            var inTime = note.Promised is { } promised && note.Day <= promised;
            FigureMark[] timing = [new FigureMark(Timing, inTime ? "in-time" : "late", inTime ? QuestionsText.FigureInTime : QuestionsText.FigureLate)];
            switch (note.Kind)
            {
                case QuestionNoteKind.Submitted:
                    Add(Received, note);
                    break;
                case QuestionNoteKind.Published:
                    Add(Published, note);
                    break;
                case QuestionNoteKind.Declined:
                    Add(Declined, note, marks: [new FigureMark(Ground, note.Mark.ToLowerInvariant(), Transparency.StatementWords.Of(Enum.Parse<Transparency.StatementGround>(note.Mark)))]);
                    break;
                case QuestionNoteKind.Answered:
                    Add(Answered, note, marks: timing);
                    Add(Days, note, decimal.Parse(note.Mark, CultureInfo.InvariantCulture), timing);
                    if (inTime)
                    {
                        Add(InTime, note);
                    }

                    break;
                case QuestionNoteKind.Kept:
                    Add(Kept, note);
                    break;
                case QuestionNoteKind.Broken:
                    Add(Broken, note);
                    break;
            }
        }

        if (rows.ContainsKey(Overdue))
        {
            var before = (await db.QuestionNotes.AsNoTracking().Where(note => note.Day <= last && (Clocks.Contains(note.Kind) || Turns.Contains(note.Kind) || note.Kind == QuestionNoteKind.Restricted || note.Kind == QuestionNoteKind.Restored))
                .OrderBy(static note => note.Id).ToListAsync(stop)).GroupBy(static note => note.QuestionId).OrderBy(static group => group.Key);
            foreach (var notes in before)
            {
                var (turn, clocked) = (notes.LastOrDefault(static note => Turns.Contains(note.Kind)), notes.LastOrDefault(static note => Clocks.Contains(note.Kind)));
                if (turn?.Kind is QuestionNoteKind.Assigned or QuestionNoteKind.Contested && clocked!.Promised < last && notes.LastOrDefault(static note => note.Kind is QuestionNoteKind.Restricted or QuestionNoteKind.Restored)?.Kind != QuestionNoteKind.Restricted)
                {
                    Add(Overdue, clocked, on: last);
                }
            }
        }

        return rows;

        void Add(string kind, QuestionNote note, decimal amount = 1, FigureMark[]? marks = null, DateOnly? on = null)
        {
            if (rows.TryGetValue(kind, out var list))
            {
                var edition = shown.GetValueOrDefault(note.QuestionId);
                var readable = edition is { Shown: true };
                ((List<FigureRow>)list).Add(new FigureRow(on ?? note.Day, amount, note.OfficeId is { } office ? offices[office] : "", readable ? edition!.Title : string.Create(CultureInfo.CurrentCulture, $"{QuestionsText.OneQuestion} {note.QuestionId}"),
                    readable ? edition!.Path : $"/ban/hoi-dap/{note.QuestionId}", readable, marks ?? []));
            }
        }
    }

    private static FigureKind Named(string key, IReadOnlyList<FigureDimension> by, FigureDirection direction = FigureDirection.Neutral)
    {
        var name = "Figure_" + key.Replace('-', '_');
        return new FigureKind(key, QuestionsText.FigureGroup, QuestionWords.Text(name), QuestionWords.Text(name + "_Definition"), QuestionsText.FigureUnit, by, Direction: direction);
    }
}
