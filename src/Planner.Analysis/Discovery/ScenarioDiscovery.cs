using Planner.Analysis.Calibration;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Discovery;

/// <summary>
/// Under which assumptions an event happens (scenario discovery: Bryant and Lempert, <i>Technological Forecasting and Social Change</i> 77, 2010): a box in the uncertain inputs, searched on one half of the replicates and measured on the other,
/// with a regression tree as the second voice.
/// </summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Rate">Probability of the event over all replicates.</param>
/// <param name="Conditions">The box's restrictions; none unless found.</param>
/// <param name="Density">Share of events in the box, on the other half; null unless found.</param>
/// <param name="OutsideDensity">Share of events outside the box, on the other half; null unless found.</param>
/// <param name="Coverage">Share of events that lie in the box, on the other half; null unless found.</param>
/// <param name="Mass">Share of replicates in the box, on the other half; null unless found.</param>
/// <param name="Excess">Events in the box beyond chance, as a share of the other half's replicates; null where nothing was searched.</param>
/// <param name="Trajectory">The boxes of the search, from everything to the smallest, as measured on the half that was searched; empty where nothing was.</param>
/// <param name="Chosen">What the box holds of the half that was searched; null unless found.</param>
/// <param name="Resamples">Half samples that were searched again.</param>
/// <param name="Tree">The regression tree; null where nothing was searched.</param>
public sealed record ScenarioDiscovery(
    DiscoveryVerdict Verdict,
    ProportionInterval Rate,
    IReadOnlyList<BoxCondition> Conditions,
    ProportionInterval? Density,
    ProportionInterval? OutsideDensity,
    ProportionInterval? Coverage,
    ProportionInterval? Mass,
    MeanInterval? Excess,
    IReadOnlyList<PeelStep> Trajectory,
    BoxMeasure? Chosen,
    int Resamples,
    TreeVoice? Tree)
{
    /// <summary>Fewest replicates with, and without, the event in the half that is searched.</summary>
    public const int Fewest = 30;

    private const int HalfSamples = 20;

    /// <summary>Searches for the assumptions under which a target is missed, or met.</summary>
    /// <param name="ensemble">The run.</param>
    /// <param name="target">Index into the pack's targets.</param>
    /// <param name="met">Whether the event is that the target is met; else that it is missed.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    public static ScenarioDiscovery Of(Ensemble ensemble, int target, bool met, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        InputScores scores = InputScores.Of(ensemble.Scenario, ensemble.Seed, ensemble.Replicates);
        TargetDefinition definition = ensemble.Pack.Targets[target];
        return Of(
            scores.Inputs, [.. scores.Inputs.Select(i => scores.Of(i).ToArray())], [.. ensemble.TargetMet(target).ToArray().Select(m => m == met)],
            Clustering.Of(ensemble), definition.Id, level);
    }

    /// <summary>Searches for the inputs under which an event happens.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="scores"><c>[input][replicate]</c>, normal scores.</param>
    /// <param name="events">Which replicates have the event.</param>
    /// <param name="clustering">Tables of the replicates.</param>
    /// <param name="name">Names the sequence of random numbers behind the half samples.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static ScenarioDiscovery Of(
        IReadOnlyList<UncertainInput> inputs, IReadOnlyList<double[]> scores, bool[] events, Clustering clustering, string name, double level = CriticalValue.StandardLevel)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(clustering);
        if (inputs.Count != scores.Count || scores.Any(s => s.Length != events.Length) || clustering.Replicates != events.Length)
        {
            throw new ArgumentException("inputs, scores, events and tables differ in number", nameof(scores));
        }

        var rate = ProportionInterval.Of(events, clustering, level);

        // Rounds over the tables go to the halves in turn, so that each half sees every table alike.
        int tables = clustering.Tables;
        int[] searched = [.. Enumerable.Range(0, events.Length).Where(r => r / tables % 2 == 0)], held = [.. Enumerable.Range(0, events.Length).Where(r => r / tables % 2 == 1)];
        int with = Math.Min(searched.Count(r => events[r]), held.Count(r => events[r])), without = Math.Min(searched.Count(r => !events[r]), held.Count(r => !events[r]));
        if (with < Fewest || without < Fewest || inputs.Count == 0)
        {
            DiscoveryVerdict verdict = inputs.Count == 0 ? DiscoveryVerdict.NoBetterThanChance : with < Fewest ? DiscoveryVerdict.TooRare : DiscoveryVerdict.TooCommon;
            return new ScenarioDiscovery(verdict, rate, [], null, null, null, null, null, [], null, 0, null);
        }

        double[][] known = Part(scores, searched), fresh = Part(scores, held);
        bool[] knownEvents = [.. searched.Select(r => events[r])], freshEvents = [.. held.Select(r => events[r])];
        var peeling = new Peeling(known, knownEvents);
        IReadOnlyList<PeelStep> trajectory = peeling.Trajectory();
        InputBox box = BoxChoice.Of(peeling, trajectory);
        InputBox[] again = box.Limits.Count == 0 ? [] : Repeated(known, knownEvents, name);
        box = Reproduced(box, again, peeling);
        TreeNode root = RegressionTree.Of(known, knownEvents);
        bool[] inside = box.Members(fresh);
        var freshTables = Clustering.Of(held.Select(r => clustering.TableOf[r]));
        MeanInterval excess = ExcessOf(inside, freshEvents, freshTables, level);
        double foreseenInside = Foreseen(root, fresh, inside, true), foreseenOutside = Foreseen(root, fresh, inside, false);
        int shared = box.Limits.Count(l => root.Splits().Any(s => s.Input == l.Input && (s.MoreAbove ? double.IsFinite(l.Low) : double.IsFinite(l.High))));
        var tree = new TreeVoice(root, inputs, root.IsLeaf ? null : inputs[root.Input], shared, foreseenInside, foreseenOutside);
        if (box.Limits.Count == 0 || excess.Low <= 0)
        {
            return new ScenarioDiscovery(DiscoveryVerdict.NoBetterThanChance, rate, [], null, null, null, null, excess, trajectory, null, 0, tree);
        }

        IReadOnlyList<double> quasi = BoxChoice.QuasiPValues(box, known, knownEvents), confirmed = BoxChoice.QuasiPValues(box, fresh, freshEvents);
        BoxCondition[] conditions =
        [
            .. box.Limits.Select((limit, l) =>
            {
                BoxLimit[] alike = Alike(limit, again);
                return new BoxCondition(
                    inputs[limit.Input], limit.Low, limit.High, quasi[l], confirmed[l], BoxMeasure.Of(box.Without(l).Members(fresh), freshEvents).Density, alike.Length,
                    Range(double.IsFinite(limit.Low), alike.Select(o => o.Low)), Range(double.IsFinite(limit.High), alike.Select(o => o.High)));
            }),
        ];
        return new ScenarioDiscovery(
            DiscoveryVerdict.Found, rate, conditions,
            Share(freshEvents, inside, true, freshTables, level),
            Share(freshEvents, inside, false, freshTables, level),
            Share(inside, freshEvents, true, freshTables, level),
            ProportionInterval.Of(inside, freshTables, level),
            excess, trajectory, peeling.Measure(box), again.Length, tree);
    }

    /// <summary>The box without the restrictions that fewer than half of the repeated searches make again; the one made most often stays.</summary>
    private static InputBox Reproduced(InputBox box, InputBox[] again, Peeling peeling)
    {
        int most = box.Limits.Count == 0 ? 0 : box.Limits.Max(l => Alike(l, again).Length);
        BoxLimit[] kept = [.. box.Limits.Where(l => Alike(l, again).Length is var n && (n == most || 2 * n >= again.Length))];
        return kept.Length == box.Limits.Count ? box : peeling.Pasted(new InputBox(kept));
    }

    private static BoxLimit[] Alike(BoxLimit limit, InputBox[] again) =>
    [
        .. again.SelectMany(b => b.Limits)
            .Where(o => o.Input == limit.Input && ((double.IsFinite(limit.Low) && double.IsFinite(o.Low)) || (double.IsFinite(limit.High) && double.IsFinite(o.High)))),
    ];

    private static (double, double)? Range(bool limited, IEnumerable<double> limits)
    {
        double[] finite = [.. limits.Where(double.IsFinite)];
        return limited && finite.Length > 0 ? (finite.Min(), finite.Max()) : null;
    }

    private static double[][] Part(IReadOnlyList<double[]> scores, int[] replicates) => [.. scores.Select(column => replicates.Select(r => column[r]).ToArray())];

    /// <summary>The mean over replicates of (in the box − mass)(event − rate): events in the box beyond chance.</summary>
    private static MeanInterval ExcessOf(bool[] inside, bool[] events, Clustering tables, double level)
    {
        double mass = (double)inside.Count(i => i) / inside.Length, rate = (double)events.Count(e => e) / events.Length;
        double[] products = [.. inside.Select((i, r) => ((i ? 1 : 0) - mass) * ((events[r] ? 1 : 0) - rate))];
        return MeanInterval.Of(products, tables, level)!.Value;
    }

    /// <summary>The share of one thing among the replicates with another, tables within those.</summary>
    private static ProportionInterval? Share(bool[] of, bool[] among, bool side, Clustering tables, double level)
    {
        int[] kept = [.. Enumerable.Range(0, of.Length).Where(r => among[r] == side)];
        return kept.Length == 0 ? null : ProportionInterval.Of([.. kept.Select(r => of[r])], Clustering.Of(kept.Select(r => tables.TableOf[r]).ToArray()), level);
    }

    private static double Foreseen(TreeNode root, double[][] scores, bool[] inside, bool side)
    {
        double sum = 0;
        int count = 0;
        for (int r = 0; r < inside.Length; r++)
        {
            if (inside[r] == side)
            {
                int replicate = r;
                sum += root.Predict(i => scores[i][replicate]);
                count++;
            }
        }

        return sum / count;
    }

    /// <summary>The same search on half samples of what was searched, drawn without replacement (Bryant and Lempert's test of reproducibility).</summary>
    private static InputBox[] Repeated(double[][] scores, bool[] events, string name)
    {
        var draws = new DrawSequence(events.Length, "half samples", name);
        return
        [
            .. Enumerable.Range(0, HalfSamples).Select(_ =>
            {
                int[] index = [.. Enumerable.Range(0, events.Length)];
                for (int i = 0; i < index.Length / 2; i++)
                {
                    int j = i + draws.Index(index.Length - i);
                    (index[i], index[j]) = (index[j], index[i]);
                }

                int[] half = index[..(index.Length / 2)];
                var peeling = new Peeling(Part(scores, half), [.. half.Select(r => events[r])]);
                return BoxChoice.Of(peeling, peeling.Trajectory());
            }),
        ];
    }
}
