using Planner.Rules.Documents;

namespace Planner.Rules.Pack.Loading;

/// <summary>Reads <c>rules/targets/metrics.json</c>.</summary>
internal static class MetricsReader
{
    private static readonly string[] Scopes = ["commune", "district", "locality"];
    private static readonly string[] Recordings = ["always", "whenNeeded"];
    private static readonly string[] Aggregates = ["sum", "mean", "weightedMean", "count", "share", "ratio", "min", "max"];

    public static IReadOnlyList<MetricDefinition> Read(PackSource source)
    {
        ObjectReader? file = source.Open("targets/metrics.json", "the metrics file");
        if (file is null)
        {
            return [];
        }

        var metrics = new List<MetricDefinition>();
        foreach (JsonValue item in file.RequiredArray("metrics", InputLimits.Definitions))
        {
            var reader = new ObjectReader(item, "a metric", source.Diagnostics);
            string id = reader.Identifier();
            LocalizedText title = reader.Title();
            string unit = reader.Unit();
            MetricScope scope = (MetricScope)Array.IndexOf(Scopes, reader.Choice("scope", Scopes));
            Aggregate aggregate = scope == MetricScope.Locality
                ? Aggregate.Sum
                : (Aggregate)Array.IndexOf(Aggregates, reader.Choice("aggregate", Aggregates));
            RuleText? value = reader.Rule("value");
            RuleText? filter = scope == MetricScope.Locality ? null : reader.OptionalRule("filter");
            RuleText? weight = scope == MetricScope.Locality ? null : reader.OptionalRule("weight");
            bool whenNeeded = reader.Choice("recorded", Recordings, "always") == "whenNeeded";
            bool byPovertyLine = reader.OptionalBoolean("byPovertyLine", false);
            Provenance provenance = reader.Provenance($"the metric '{id}'");
            reader.Finish();
            if (aggregate is Aggregate.WeightedMean or Aggregate.Ratio && weight is null)
            {
                source.Diagnostics.Error("PLN0821", reader.Span, $"the metric '{id}' is a {(aggregate == Aggregate.Ratio ? "ratio" : "weighted mean")} and needs a 'weight'");
            }

            if (aggregate is Aggregate.Sum or Aggregate.Mean or Aggregate.Count or Aggregate.Min or Aggregate.Max && weight is not null)
            {
                source.Diagnostics.Error("PLN0821", reader.SpanOf("weight"), $"the metric '{id}' does not use its 'weight'; only weightedMean, share and ratio do");
            }

            if (source.Define("metric", id, reader.SpanOf("id")) && value is not null)
            {
                metrics.Add(new MetricDefinition(id, title, unit, scope, aggregate, value, filter, weight, provenance) { ByPovertyLine = byPovertyLine, WhenNeeded = whenNeeded });
            }
        }

        file.Finish();
        return metrics;
    }
}
