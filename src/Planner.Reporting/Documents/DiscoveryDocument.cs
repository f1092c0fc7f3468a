using System.Text.Json;
using Planner.Analysis.Discovery;
using Planner.Analysis.Intervals;
using Planner.Localities.Scenarios;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable result of <c>discover</c>: fixed member order, no time or thread count, so that equal runs give equal bytes.</summary>
public static class DiscoveryDocument
{
    /// <summary>The document.</summary>
    /// <param name="found">By target: index into the pack's targets, whether met was asked, what was found.</param>
    /// <param name="model">The model of the run.</param>
    /// <param name="ensemble">The run.</param>
    public static string Write(IReadOnlyList<(int Target, bool Met, ScenarioDiscovery Found)> found, PreparedModel model, Ensemble ensemble)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(ensemble);
        return MachineDocument.Write(writer =>
        {
            RunMembers.Write(writer, ensemble);
            writer.WriteNumber("level", CriticalValue.StandardLevel);
            writer.WriteStartArray("targets");
            foreach ((int target, bool met, ScenarioDiscovery one) in found)
            {
                writer.WriteStartObject();
                writer.WriteString("id", ensemble.Pack.Targets[target].Id);
                writer.WriteTitle(ensemble.Pack.Targets[target].Title);
                writer.WriteString("event", met ? "met" : "missed");
                writer.WriteString("verdict", JsonNamingPolicy.CamelCase.ConvertName(one.Verdict.ToString()));
                Share(writer, "rate", one.Rate);
                Conditions(writer, one, model, ensemble.Scenario);
                Share(writer, "density", one.Density);
                Share(writer, "densityOutside", one.OutsideDensity);
                Share(writer, "coverage", one.Coverage);
                Share(writer, "mass", one.Mass);
                if (one.Excess is { } excess)
                {
                    writer.WriteStartObject("excess");
                    writer.WriteNumber("estimate", excess.Estimate);
                    writer.WriteNumber("low", excess.Low);
                    writer.WriteNumber("high", excess.High);
                    writer.WriteEndObject();
                }
                else
                {
                    writer.WriteNull("excess");
                }

                writer.WriteNumber("halfSamples", one.Resamples);
                if (one.Tree is { } tree)
                {
                    writer.WriteStartObject("tree");
                    writer.WriteNumber("sharedConditions", tree.Shared);
                    writer.WriteNumber("foreseenInside", tree.Inside);
                    writer.WriteNumberOrNull("foreseenOutside", tree.Outside);
                    Node(writer, "root", tree.Root, tree.Inputs, model, ensemble.Scenario);
                    writer.WriteEndObject();
                }
                else
                {
                    writer.WriteNull("tree");
                }

                writer.WriteStartArray("trajectory");
                foreach (PeelStep step in one.Trajectory)
                {
                    writer.WriteStartObject();
                    writer.WriteNumber("conditions", step.Box.Limits.Count);
                    writer.WriteNumber("mass", step.Measure.Mass);
                    writer.WriteNumber("coverage", step.Measure.Coverage);
                    writer.WriteNumber("density", step.Measure.Density);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            FaultDocument.Write(ensemble.Faults, writer);
        });
    }

    /// <summary>The peeling trajectories, one row a box.</summary>
    /// <param name="found">As for the document.</param>
    /// <param name="ensemble">The run.</param>
    /// <param name="language">Language of the mark.</param>
    public static string TrajectoryCsv(IReadOnlyList<(int Target, bool Met, ScenarioDiscovery Found)> found, Ensemble ensemble, Language language)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(ensemble);
        var rows = new CsvRows(DataMark.Of(ensemble, language) ?? string.Empty, "target", "event", "step", "conditions", "inside", "hits", "mass", "coverage", "density");
        foreach ((int target, bool met, ScenarioDiscovery one) in found)
        {
            for (int i = 0; i < one.Trajectory.Count; i++)
            {
                (InputBox box, BoxMeasure m) = one.Trajectory[i];
                rows.Add(ensemble.Pack.Targets[target].Id, met ? "met" : "missed", i, box.Limits.Count, m.Inside, m.Hits, m.Mass, m.Coverage, m.Density);
            }
        }

        return rows.ToString();
    }

    private static void Conditions(Utf8JsonWriter writer, ScenarioDiscovery one, PreparedModel model, Scenario scenario)
    {
        writer.WriteStartArray("conditions");
        foreach (BoxCondition c in one.Conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("input", UncertainInputNames.Of(c.Input));
            writer.WriteNumberOrNull("low", Natural(c.Input, c.Low));
            writer.WriteNumberOrNull("high", Natural(c.Input, c.High));
            writer.WriteNumber("quasiP", c.QuasiP);
            writer.WriteNumber("confirmP", c.ConfirmP);
            writer.WriteNumberOrNull("densityWithout", c.DensityWithout);
            writer.WriteNumber("foundAgain", c.Again);
            Range("lowAgain", c.LowRange);
            Range("highAgain", c.HighRange);
            writer.WriteEndObject();

            void Range(string name, (double Least, double Greatest)? range)
            {
                writer.WriteStartArray(name);
                if (range is { } r)
                {
                    writer.WriteNumberOrNullValue(Natural(c.Input, r.Least));
                    writer.WriteNumberOrNullValue(Natural(c.Input, r.Greatest));
                }

                writer.WriteEndArray();
            }
        }

        writer.WriteEndArray();

        double? Natural(UncertainInput input, double score) => NaturalOf(model, scenario, input, score);
    }

    private static void Node(Utf8JsonWriter writer, string name, TreeNode node, IReadOnlyList<UncertainInput> inputs, PreparedModel model, Scenario scenario)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("share", node.Share);
        writer.WriteNumber("replicates", node.Replicates);
        if (!node.IsLeaf)
        {
            writer.WriteString("input", UncertainInputNames.Of(inputs[node.Input]));
            writer.WriteNumberOrNull("threshold", NaturalOf(model, scenario, inputs[node.Input], node.Threshold));
            Node(writer, "below", node.Below!, inputs, model, scenario);
            Node(writer, "above", node.Above!, inputs, model, scenario);
        }

        writer.WriteEndObject();
    }

    private static double? NaturalOf(PreparedModel model, Scenario scenario, UncertainInput input, double score) =>
        double.IsFinite(score) ? AssumptionValue.At(model, scenario.Assumptions.First(a => a.Input == input).Distribution, score) : null;

    private static void Share(Utf8JsonWriter writer, string name, ProportionInterval? share)
    {
        if (share is not { } p)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("estimate", p.Estimate);
        writer.WriteNumber("low", p.Low);
        writer.WriteNumber("high", p.High);
        writer.WriteNumber("n", p.Replicates);
        writer.WriteEndObject();
    }
}
