using Planner.Localities.Units;
using Planner.Numerics.Exact;
using Planner.Rules.Pack;

namespace Planner.Analysis.Coherence;

/// <summary>
/// Which targets of a locality imply, contradict or exclude each other by arithmetic alone: linear inequalities over metrics by year, decided exactly.
/// Whole numbers are rounded row by row (Chvátal–Gomory cuts of single rows), so what is found is proved; what is not found is not disproved.
/// </summary>
public sealed class TargetCoherence
{
    private readonly CoherenceSystem system;
    private readonly List<CoherenceFinding> findings = [];

    private TargetCoherence(CoherenceSystem system, RulePack pack)
    {
        this.system = system;
        Targets = pack.Targets.Count;
        foreach (List<CoherenceRow> part in Parts())
        {
            Look(part, pack);
        }
    }

    /// <summary>Number of targets looked at and not.</summary>
    public int Targets { get; }

    /// <summary>What was found, contradictions first, then by the targets' order.</summary>
    public IReadOnlyList<CoherenceFinding> Findings => [.. findings.OrderBy(f => f.Kind)];

    /// <summary>Targets that nothing is said about.</summary>
    public IReadOnlyList<UnreadTarget> Unread => system.Unread;

    /// <summary>Whether any targets cannot be met together, or one alone.</summary>
    public bool HasContradiction => findings.Any(f => f.Kind is FindingKind.Impossible or FindingKind.Contradiction);

    /// <summary>Audits a locality's targets.</summary>
    /// <param name="locality">The locality, with its tables.</param>
    /// <param name="pack">Its rules.</param>
    /// <param name="relations">What holds between metrics.</param>
    public static TargetCoherence Of(Locality locality, RulePack pack, TargetRelations relations)
    {
        ArgumentNullException.ThrowIfNull(locality);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(relations);
        return new TargetCoherence(new CoherenceSystem(locality, pack, relations), pack);
    }

    /// <summary>Rows that share no variable say nothing of each other.</summary>
    private IEnumerable<List<CoherenceRow>> Parts()
    {
        int[] leader = [.. Enumerable.Range(0, system.Variables.Count)];
        int Leader(int v)
        {
            while (leader[v] != v)
            {
                v = leader[v] = leader[leader[v]];
            }

            return v;
        }

        foreach (CoherenceRow row in system.Rows.Where(r => r.Terms.Count > 0))
        {
            foreach ((int variable, _) in row.Terms)
            {
                leader[Leader(variable)] = Leader(row.Terms[0].Variable);
            }
        }

        return system.Rows.Where(r => r.Terms.Count > 0).GroupBy(r => Leader(r.Terms[0].Variable)).Select(g => g.ToList()).Where(g => g.Any(r => r.Target is not null));
    }

    private void Look(List<CoherenceRow> part, RulePack pack)
    {
        List<CoherenceRow> given = [.. part.Where(r => r.Target is null)];
        List<string> targets = [.. pack.Targets.Select(t => t.Id).Where(id => part.Any(r => r.Target == id))];
        List<CoherenceRow> Of(IEnumerable<string> ids) => [.. given, .. part.Where(r => r.Target is not null && ids.Contains(r.Target))];

        foreach (string target in targets.Where(t => !system.CanHold(Of([t]))).ToList())
        {
            findings.Add(new CoherenceFinding(FindingKind.Impossible, [target], [], Needed(Of([target]), [])));
            targets.Remove(target);
        }

        while (!system.CanHold(Of(targets)))
        {
            List<string> least = Smallest(targets, ids => !system.CanHold(Of(ids)));
            findings.Add(new CoherenceFinding(FindingKind.Contradiction, least, [], Needed(Of(least), [])));
            targets.Remove(least[^1]);
        }

        foreach (string target in targets)
        {
            LookForImplied(target, targets, part, Of);
        }

        foreach (int variable in part.SelectMany(r => r.Terms.Select(t => t.Variable)).Distinct().Order())
        {
            LookForNeeds(variable, greatest: false, targets, part, Of);
            LookForNeeds(variable, greatest: true, targets, part, Of);
        }
    }

    private void LookForImplied(string target, List<string> targets, List<CoherenceRow> part, Func<IEnumerable<string>, List<CoherenceRow>> of)
    {
        List<CoherenceRow> own = [.. part.Where(r => r.Target == target)];
        bool Follows(IEnumerable<string> ids) => own.All(r => !system.CanHold([.. of(ids), r.Negated()]));
        List<string> others = [.. targets.Where(t => t != target)];
        if (Follows([]))
        {
            findings.Add(new CoherenceFinding(FindingKind.AlwaysMet, [target], [], Needed(of([]), own)));
            return;
        }

        // One target that suffices says more than several that do; each such one is named.
        List<string> alone = [.. others.Where(o => Follows([o]))];
        foreach (string one in alone)
        {
            findings.Add(new CoherenceFinding(FindingKind.Implied, [target], [one], Needed(of([one]), own)));
        }

        if (alone.Count == 0 && Follows(others))
        {
            List<string> least = Smallest(others, Follows);
            findings.Add(new CoherenceFinding(FindingKind.Implied, [target], least, Needed(of(least), own)));
        }
    }

    private void LookForNeeds(int variable, bool greatest, List<string> targets, List<CoherenceRow> part, Func<IEnumerable<string>, List<CoherenceRow>> of)
    {
        CoherenceVariable v = system.Variables[variable];
        Rational? free = system.Least(of([]), variable, greatest);
        Rational? asked = system.Least(of(targets), variable, greatest);
        if (asked is not { } bound || (free is { } f && f == bound))
        {
            return;
        }

        // What a target on the metric itself asks is no news.
        List<string> own = [.. part.Where(r => r.Target is not null && r.Terms.Any(t => t.Variable == variable)).Select(r => r.Target!).Distinct()];
        if (own.Count > 0 && system.Least(of(own), variable, greatest) is { } alone && alone == bound)
        {
            return;
        }

        List<string> least = Smallest(targets, ids => system.Least(of(ids), variable, greatest) is { } b && b == bound);
        double value = (bound * v.Scale).ToDouble();
        double? most = v.Whole && system.Least(of([]), variable, greatest: true) is { } m ? (m * v.Scale).ToDouble() : null;
        List<CoherenceRow> beyond = [new CoherenceRow([(variable, greatest ? Rational.One : -Rational.One)], greatest ? bound : -bound, true, null, null)];
        findings.Add(new CoherenceFinding(
            FindingKind.Needs, [], least, Needed([.. of(least), .. beyond], []), v.Title, v.Unit, v.Year, greatest ? null : value, greatest ? value : null, most));
    }

    /// <summary>The declared relations without which a contradiction (of rows, with the negation of some) is not proved.</summary>
    private List<TargetRelation> Needed(List<CoherenceRow> rows, List<CoherenceRow> negated)
    {
        bool Proved(List<CoherenceRow> with) => negated.Count == 0 ? !system.CanHold(with) : negated.All(n => !system.CanHold([.. with, n.Negated()]));
        List<TargetRelation> used = [.. rows.Select(r => r.Relation).OfType<TargetRelation>().Distinct()];
        List<CoherenceRow> kept = rows;
        foreach (TargetRelation relation in used.ToList())
        {
            List<CoherenceRow> without = [.. kept.Where(r => r.Relation != relation)];
            if (Proved(without))
            {
                kept = without;
                used.Remove(relation);
            }
        }

        return used;
    }

    /// <summary>A subset of which no member can be spared.</summary>
    private static List<string> Smallest(IReadOnlyList<string> all, Func<IEnumerable<string>, bool> suffices)
    {
        List<string> kept = [.. all];
        foreach (string id in all)
        {
            List<string> without = [.. kept.Where(k => k != id)];
            if (suffices(without))
            {
                kept = without;
            }
        }

        return kept;
    }
}
