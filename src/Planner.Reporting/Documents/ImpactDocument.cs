using System.Text.Json;
using Planner.Analysis.Closing;
using Planner.Analysis.Impact;
using Planner.Analysis.Intervals;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Documents;

/// <summary>The machine-readable results of <c>impact</c>: fixed member order, no time or thread count, so that equal runs give equal bytes.</summary>
public static class ImpactDocument
{
    /// <summary>What a change of rules does.</summary>
    /// <param name="impact">The findings.</param>
    /// <param name="old">The run under the old rules.</param>
    /// <param name="now">The run under the new rules.</param>
    public static string Write(RuleImpact impact, Ensemble old, Ensemble now)
    {
        ArgumentNullException.ThrowIfNull(impact);
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        return MachineDocument.Write(writer =>
        {
            RunMembers.Write(writer, now);
            writer.WriteNumber("level", CriticalValue.StandardLevel);
            Changes(writer, "changes", impact.Files.Changes);
            writer.WriteNumber("wordings", impact.Files.Wordings);
            writer.WriteStartObject("today");
            writer.WriteNumber("thresholdsOf", impact.Today.Year);
            writer.WriteNumber("communes", impact.Today.Communes);
            writer.WriteNumber("tables", impact.Today.Tables);
            Counts(writer, "levels", impact.Today.Levels);
            Counts(writer, "criteria", impact.Today.Criteria);
            writer.WriteTexts("onlyOld", impact.Today.OnlyOld);
            writer.WriteTexts("onlyNew", impact.Today.OnlyNew);
            writer.WriteStartArray("flips");
            foreach (CommuneFlip flip in impact.Today.Flips)
            {
                writer.WriteStartObject();
                writer.WriteString("commune", flip.Commune);
                writer.WriteString("level", LevelOf(flip.Level));
                writer.WriteString("set", flip.Set);
                writer.WriteString("criterion", flip.Criterion);
                writer.WriteNumber("gainedTables", flip.Gained);
                writer.WriteNumber("lostTables", flip.Lost);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteStartArray("targets");
            foreach (TargetMove move in impact.Targets)
            {
                writer.WriteStartObject();
                writer.WriteString("id", move.New.Id);
                writer.WriteTitle(move.New.Title);
                writer.WriteString("unit", move.New.Unit);
                writer.WriteString("oldRequirement", move.Old.Operator);
                writer.WriteNumberOrNull("oldRequired", move.Old.Required);
                writer.WriteString("newRequirement", move.New.Operator);
                writer.WriteNumberOrNull("newRequired", move.New.Required);
                Interval(writer, "before", move.Before.Estimate, move.Before.Low, move.Before.High);
                Interval(writer, "after", move.After.Estimate, move.After.Low, move.After.High);
                Interval(writer, "difference", move.Difference.Estimate, move.Difference.Low, move.Difference.High);
                Value(writer, "value", move.Value);
                writer.WriteNumber("better", move.Better);
                writer.WriteNumber("worse", move.Worse);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteTexts("targetsOnlyOld", impact.OnlyOld);
            writer.WriteTexts("targetsOnlyNew", impact.OnlyNew);
            FaultDocument.Write(old.Faults, writer, "faultsBefore");
            FaultDocument.Write(now.Faults, writer, "faultsAfter");
        });
    }

    /// <summary>The difference of two runs, split.</summary>
    /// <param name="inputs">What they differ in.</param>
    /// <param name="seeds">Their seeds.</param>
    /// <param name="replicates">Replicates of each mixture.</param>
    /// <param name="splits">The targets' differences.</param>
    public static string Write(MixedInputs inputs, (long First, long Second) seeds, int replicates, IReadOnlyList<TargetSplit> splits)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(splits);
        return MachineDocument.Write(writer =>
        {
            writer.WriteString("locality", inputs.Last.Locality.Id);
            writer.WriteString("first", inputs.FirstScenario.Id);
            writer.WriteString("second", inputs.LastScenario.Id);
            writer.WriteNumber("firstSeed", seeds.First);
            writer.WriteNumber("secondSeed", seeds.Second);
            writer.WriteNumber("runs", replicates);
            writer.WriteBoolean("synthetic", inputs.Last.Locality.Synthetic);
            writer.WriteNumber("level", CriticalValue.StandardLevel);
            writer.WriteStartArray("groups");
            foreach (InputChange difference in inputs.Differences)
            {
                writer.WriteStartObject();
                writer.WriteString("group", GroupOf(difference.Group));
                Changes(writer, "changes", difference.Changes);
                writer.WriteTexts("files", difference.Files);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("targets");
            foreach (TargetSplit split in splits)
            {
                writer.WriteStartObject();
                writer.WriteString("id", split.Target.Id);
                writer.WriteTitle(split.Target.Title);
                writer.WriteString("unit", split.Target.Unit);
                Interval(writer, "before", split.Before.Estimate, split.Before.Low, split.Before.High);
                Interval(writer, "after", split.After.Estimate, split.After.Low, split.After.High);
                Interval(writer, "difference", split.Whole.Estimate, split.Whole.Low, split.Whole.High);
                writer.WriteStartArray("parts");
                foreach (GroupPart part in split.Parts)
                {
                    writer.WriteStartObject();
                    writer.WriteString("group", GroupOf(part.Group));
                    Interval(writer, "meanOverOrders", part.Share.Estimate, part.Share.Low, part.Share.High);
                    Interval(writer, "inOrder", part.Step.Estimate, part.Step.Low, part.Step.High);
                    writer.WriteNumber("least", part.Least);
                    writer.WriteNumber("greatest", part.Greatest);
                    Value(writer, "value", part.Value);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            FaultDocument.Write(inputs.Faults.Rules, writer);
        });
    }

    /// <summary>The communes that come out otherwise, one row a commune and criterion or level.</summary>
    /// <param name="review">The findings.</param>
    /// <param name="now">The run under the new rules, for the mark of synthetic data.</param>
    /// <param name="language">Language of names and of the mark.</param>
    public static string FlipsCsv(FlipReview review, Ensemble now, Language language)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(now);
        var rows = new CsvRows(DataMark.Of(now, language) ?? string.Empty, "commune", "name", "level", "set", "criterion", "thresholdsOf", "gainedTables", "lostTables", "tables");
        foreach (CommuneFlip flip in review.Flips)
        {
            rows.Add(flip.Commune, flip.Name, LevelOf(flip.Level), flip.Set, flip.Criterion, review.Year, flip.Gained, flip.Lost, flip.Tables);
        }

        return rows.ToString();
    }

    private static void Changes(Utf8JsonWriter writer, string name, IReadOnlyList<RuleChange> changes)
    {
        writer.WriteStartArray(name);
        foreach (RuleChange change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("file", change.File);
            writer.WriteString("name", change.Name);
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(change.Kind.ToString()));
            Side(writer, "old", change.Old);
            Side(writer, "new", change.New);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Side(Utf8JsonWriter writer, string name, ChangeSide? side)
    {
        if (side is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("value", side.Value);
        writer.WriteNumber("line", side.Place.Line);
        writer.WriteNumber("column", side.Place.Column);
        writer.WriteString("basis", JsonNamingPolicy.CamelCase.ConvertName(side.Basis.ToString()));
        writer.WriteString("provenance", side.Provenance.En);
        writer.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter writer, string name, IReadOnlyList<FlipCount> counts)
    {
        writer.WriteStartArray(name);
        foreach (FlipCount count in counts)
        {
            writer.WriteStartObject();
            writer.WriteString("level", LevelOf(count.Level));
            if (count.Criterion is not null)
            {
                writer.WriteString("set", count.Set);
                writer.WriteString("criterion", count.Criterion);
                writer.WriteTitle(count.Title);
            }

            Range(writer, "metBefore", count.MetBefore);
            Range(writer, "metAfter", count.MetAfter);
            Range(writer, "gained", count.Gained);
            Range(writer, "lost", count.Lost);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Range(Utf8JsonWriter writer, string name, TableRange range) => BottleneckDocument.Range(writer, name, range);

    private static void Value(Utf8JsonWriter writer, string name, MeanInterval? value)
    {
        if (value is { } interval)
        {
            Interval(writer, name, interval.Estimate, interval.Low, interval.High);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void Interval(Utf8JsonWriter writer, string name, double estimate, double low, double high)
    {
        writer.WriteStartObject(name);
        writer.WriteNumberOrNull("estimate", estimate);
        writer.WriteNumberOrNull("low", low);
        writer.WriteNumberOrNull("high", high);
        writer.WriteEndObject();
    }

    private static string LevelOf(CommuneLevel level) => JsonNamingPolicy.CamelCase.ConvertName(level.ToString());

    private static string GroupOf(InputGroup group) => JsonNamingPolicy.CamelCase.ConvertName(group.ToString());
}
