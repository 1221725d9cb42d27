using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ToaSoan.Offices;
using ToaSoan.Platform;
using ToaSoan.Staff;
using VietnameseText;
using static ToaSoan.Platform.Refusal;

namespace ToaSoan.Reports.Returns;

/// <summary>An indicator's version as typed.</summary>
public sealed record TypedIndicator(
    string? Name, string? Definition, string? Unit, DateOnly From, FigureDirection Direction = FigureDirection.Neutral, FigureMaking Making = FigureMaking.Sum, IndicatorScope Scope = IndicatorScope.All,
    IReadOnlyList<long>? Chosen = null, IndicatorRhythm Rhythm = IndicatorRhythm.Monthly, int Decimals = 0, FigurePrecision Precision = FigurePrecision.Exact, bool Asked = true);

/// <summary>What the desk does to the catalogue; desk and above. What was answered stays as it was asked.</summary>
public sealed class IndicatorDesk(PortalDb db, DeskActs acts, IEnumerable<IFigures> figures, TimeProvider clock)
{
    /// <summary>The trail's word for indicators.</summary>
    public const string Kind = "indicator";

    /// <summary>Longest name.</summary>
    public const int LongestName = 120;

    /// <summary>Longest unit.</summary>
    public const int LongestUnit = 30;

    /// <summary>Longest definition.</summary>
    public const int LongestDefinition = 600;

    /// <summary>Most indicators.</summary>
    public const int Most = 100;

    /// <summary>Adds an indicator; gives its number.</summary>
    public async Task<long> AddAsync(Permissions by, TypedIndicator typed, CancellationToken stop)
    {
        Indicator? added = null;
        await DoAsync(by, async () =>
        {
            var catalogue = await Catalogue.ReadAsync(db, stop);
            Must(catalogue.Indicators.Count < Most, ReturnsText.TooManyIndicators, Most);
            var version = await CheckAsync(by, typed, catalogue, null, 1, stop);
            added = new Indicator { Key = Slugs.Free(Slug.From(version.Name, "chi-tieu"), [.. catalogue.Indicators.Select(static indicator => indicator.Key)]), Versions = [version] };
            db.Indicators.Add(added);
            return new DeskAct("indicator.add", Kind, () => $"{added.Id}", version.Name);
        }, stop);
        return added!.Id;
    }

    /// <summary>Makes the next version, valid from a month for which no return that was handed in answered the indicator.</summary>
    public Task ChangeAsync(Permissions by, long id, int number, TypedIndicator typed, CancellationToken stop) => DoAsync(by, async () =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var catalogue = await Catalogue.ReadAsync(db, stop);
        var known = catalogue.Indicators.FirstOrDefault(indicator => indicator.Id == id) ?? throw new Refusal(PlatformText.ChangedMeanwhile);
        var last = known.Newest;
        Must(last.Number == number, PlatformText.ChangedMeanwhile);
        var version = await CheckAsync(by, typed, catalogue, known, last.Number + 1, stop);
        if (Said(version) == Said(last))
        {
            return null;
        }

        Must(version.From >= last.From, ReturnsText.FromTooEarly, ReturnMonth.Words(last.From));
        var answered = await db.Returns.Where(all => all.Month >= version.From && all.State != ReturnState.Draft && all.Lines.Any(line => line.IndicatorId == id)).MaxAsync(static all => (DateOnly?)all.Month, stop);
        Must(answered is null, ReturnsText.AnsweredAlready, answered is { } month ? ReturnMonth.Words(month) : "");
        version.IndicatorId = id;
        db.Add(version);
        return new DeskAct("indicator.change", Kind, () => $"{id}", $"{version.Name}, {ReturnMonth.Key(version.From)}, #{version.Number}");
    }, stop);

    /// <summary>Sets the day of the next month by which returns are due.</summary>
    public Task SetDueAsync(Permissions by, int day, CancellationToken stop) => DoAsync(by, async () =>
    {
        Must(day is >= 1 and <= DueDays.Last, ReturnsText.DueDayWrong, DueDays.Last);
        var (before, now) = (await DueDays.ReadAsync(db, stop), new DueDays(day));
        if (before == now)
        {
            return null;
        }

        await now.WriteAsync(db, stop);
        return new DeskAct("indicator.due-day", Kind, static () => "", $"{before.Day} → {now.Day}");
    }, stop);

    private async Task<IndicatorVersion> CheckAsync(Permissions by, TypedIndicator typed, Catalogue catalogue, Indicator? known, int number, CancellationToken stop)
    {
        var (name, definition, unit) = (Orthography.CleanLine(typed.Name ?? ""), Orthography.Clean(typed.Definition ?? ""), Orthography.CleanLine(typed.Unit ?? ""));
        Must(name.Any(char.IsLetter) && name.Length <= LongestName, ReturnsText.NameMissing, LongestName);
        Must(definition.Length is > 0 and <= LongestDefinition, ReturnsText.DefinitionMissing, LongestDefinition);
        Must(unit.Length is > 0 and <= LongestUnit, ReturnsText.UnitMissing, LongestUnit);
        Must(typed.Decimals is >= 0 and <= 2 && Enum.IsDefined(typed.Direction) && typed.Making is FigureMaking.Sum or FigureMaking.Mean && Enum.IsDefined(typed.Scope) && Enum.IsDefined(typed.Rhythm) && Enum.IsDefined(typed.Precision), ReturnsText.NotAccepted);
        Must(typed.From.Year is >= 2000 and <= 2200, ReturnsText.FromMissing);
        var key = SearchKey.Fold(name);
        Must(!catalogue.Indicators.Any(other => other.Id != known?.Id && SearchKey.Fold(other.Newest.Name) == key), ReturnsText.NameTaken, name);
        Must(!await IsComputedAsync(key, stop), ReturnsText.Computed, name);
        long[] chosen = typed.Scope == IndicatorScope.Chosen ? [.. (typed.Chosen ?? []).Distinct().Order()] : [];
        Must(typed.Scope != IndicatorScope.Chosen || (chosen.Length > 0 && chosen.Length == await db.Offices.CountAsync(office => chosen.Contains(office.Id), stop)), ReturnsText.ChosenMissing);
        return new IndicatorVersion
        {
            Number = number, From = ReturnMonth.Of(typed.From), Asked = typed.Asked, Name = name, Definition = definition, Unit = unit, Direction = typed.Direction, Making = typed.Making, Scope = typed.Scope,
            Chosen = chosen.Length == 0 ? "" : $",{string.Join(',', chosen)},", Rhythm = typed.Rhythm, Decimals = typed.Decimals, Precision = typed.Precision, By = by.Name, At = clock.Now(),
        };
    }

    // What the portal computes is never typed: no indicator may be called like one of its figures, in either language.
    private async Task<bool> IsComputedAsync(string key, CancellationToken stop)
    {
        var spoken = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var language in new[] { LanguageMiddleware.Vietnamese, LanguageMiddleware.English })
            {
                CultureInfo.CurrentUICulture = language;
                foreach (var offered in figures)
                {
                    if ((await offered.KindsAsync(stop)).Any(kind => !kind.Key.StartsWith(ReturnFigures.Prefix, StringComparison.Ordinal) && SearchKey.Fold(kind.Name) == key))
                    {
                        return true;
                    }
                }
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = spoken;
        }

        return false;
    }

    private static string Said(IndicatorVersion version) =>
        (version.From, version.Asked, version.Name, version.Definition, version.Unit, version.Direction, version.Making, (version.Scope, version.Chosen, version.Rhythm, version.Decimals, version.Precision)).ToString();

    private Task DoAsync(Permissions by, Func<Task<DeskAct?>> act, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(by);
        Must(by.May(Role.Desk), ReturnsText.DeskOnly);
        return acts.DoAsync(by, act, stop);
    }
}
