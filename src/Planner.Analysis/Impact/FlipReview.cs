using Planner.Analysis.Closing;
using Planner.Rules.Pack;
using Planner.Simulation.Explaining;

namespace Planner.Analysis.Impact;

/// <summary>Which communes come out otherwise under new rules, where they stand today: counted in every synthetic table.</summary>
/// <param name="Year">The year whose sets and thresholds judge.</param>
/// <param name="Communes">Number of communes judged.</param>
/// <param name="Tables">Number of tables.</param>
/// <param name="Levels">By level, lowest first: everything it asks.</param>
/// <param name="Criteria">By criterion that both versions have, set by set in official order.</param>
/// <param name="OnlyOld">Criteria, as <c>set/rule</c>, that only the old rules have.</param>
/// <param name="OnlyNew">Criteria, as <c>set/rule</c>, that only the new rules have.</param>
/// <param name="Flips">Commune by commune in the order of the table, levels before criteria; only those that flip in some table.</param>
public sealed record FlipReview(
    int Year,
    int Communes,
    int Tables,
    IReadOnlyList<FlipCount> Levels,
    IReadOnlyList<FlipCount> Criteria,
    IReadOnlyList<string> OnlyOld,
    IReadOnlyList<string> OnlyNew,
    IReadOnlyList<CommuneFlip> Flips)
{
    /// <summary>Compares two judgements of the same communes in the same tables.</summary>
    /// <param name="old">Under the old rules.</param>
    /// <param name="now">Under the new rules.</param>
    /// <param name="names">What people read, by id of the commune.</param>
    /// <exception cref="ArgumentException">Communes or tables differ.</exception>
    public static FlipReview Of(TableJudgement old, TableJudgement now, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(names);
        if (!old.Communes.SequenceEqual(now.Communes) || old.Tables != now.Tables)
        {
            throw new ArgumentException("the two judgements are not of the same communes and tables", nameof(now));
        }

        var flips = new List<CommuneFlip>[old.Communes.Count];
        for (int c = 0; c < flips.Length; c++)
        {
            flips[c] = [];
        }

        List<string> newNames = [.. now.Criteria.Select(Name)], oldNames = [.. old.Criteria.Select(Name)];
        FlipCount[] levels =
        [
            .. old.Levels.Intersect(now.Levels).Select(level =>
            {
                int a = old.Levels.ToList().IndexOf(level), b = now.Levels.ToList().IndexOf(level);
                return Count(level, null, null, (c, t) => old.Meets(c, a, t), (c, t) => now.Meets(c, b, t));
            }),
        ];
        FlipCount[] criteria =
        [
            .. now.Criteria.Select((k, b) => (Criterion: k, New: b, Old: oldNames.IndexOf(Name(k)))).Where(k => k.Old >= 0)
                .Select(k => Count(k.Criterion.Level, k.Criterion, k.Criterion.Title, (c, t) => old.Met(c, k.Old, t), (c, t) => now.Met(c, k.New, t))),
        ];
        return new FlipReview(
            now.Year, old.Communes.Count, old.Tables, levels, criteria, [.. oldNames.Except(newNames)], [.. newNames.Except(oldNames)], [.. flips.SelectMany(f => f)]);

        FlipCount Count(CommuneLevel level, JudgedCriterion? criterion, LocalizedText? title, Func<int, int, bool> before, Func<int, int, bool> after)
        {
            double[] metBefore = new double[old.Tables], metAfter = new double[old.Tables], gained = new double[old.Tables], lost = new double[old.Tables];
            for (int c = 0; c < old.Communes.Count; c++)
            {
                int up = 0, down = 0;
                for (int t = 0; t < old.Tables; t++)
                {
                    bool was = before(c, t), isNow = after(c, t);
                    metBefore[t] += was ? 1 : 0;
                    metAfter[t] += isNow ? 1 : 0;
                    gained[t] += isNow && !was ? 1 : 0;
                    lost[t] += was && !isNow ? 1 : 0;
                    up += isNow && !was ? 1 : 0;
                    down += was && !isNow ? 1 : 0;
                }

                if (up + down > 0)
                {
                    string id = old.Communes[c];
                    flips[c].Add(new CommuneFlip(id, names.GetValueOrDefault(id, id), level, criterion?.Set, criterion?.Criterion, up, down, old.Tables));
                }
            }

            return new FlipCount(
                level, criterion?.Set, criterion?.Criterion, title, TableRange.Of(metBefore), TableRange.Of(metAfter), TableRange.Of(gained), TableRange.Of(lost));
        }
    }

    private static string Name(JudgedCriterion criterion) => criterion.Set + "/" + criterion.Criterion;
}
