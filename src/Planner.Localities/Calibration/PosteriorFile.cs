using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Localities.Observations;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Calibration;

/// <summary>Reads and writes posterior files.</summary>
public static class PosteriorFile
{
    /// <summary>The file's usual name.</summary>
    public const string FileName = "posterior.json";

    private const double Tiny = 1e-9;

    /// <summary>Reads a posterior.</summary>
    /// <param name="path">The file, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault: PLN0533 (the file says nothing of other localities, or an input twice), PLN0607 and those of reading JSON.</param>
    /// <returns>The posterior, or null when an error was added.</returns>
    public static Posterior? Read(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (JsonFile.Read(path, diagnostics) is not { } root)
        {
            return null;
        }

        var faults = new DiagnosticBag();
        var reader = new ObjectReader(root, "the posterior", faults);
        reader.OptionalText("$schema");
        reader.RequiredText("method");
        var localities = new List<LocalityPosterior>();
        foreach (JsonMember member in reader.RequiredMap("localities"))
        {
            var child = new ObjectReader(member.Value, $"the posterior of '{member.Name}'", faults);
            IReadOnlyList<PosteriorInput> inputs = Inputs(child);
            localities.Add(new LocalityPosterior(member.Name, inputs, Correlations(child, inputs)));
            child.Finish();
        }

        if (localities.All(l => l.Locality != Posterior.AnyLocality) && reader.Any("localities") is { Kind: JsonKind.Object } map)
        {
            faults.Error("PLN0533", map.Span, "'localities' needs a member '*' for localities without a history of their own");
        }

        var posterior = new Posterior
        {
            Observations = reader.RequiredText("observations"),
            Points = reader.RequiredInteger("points", 0),
            LastYear = reader.RequiredInteger("lastYear", ObservationTable.FirstYear, ObservationTable.LastYear),
            Seed = FileMembers.Seed(reader, "the posterior"),
            Replicates = reader.RequiredInteger("replicates", 1),
            Draws = reader.RequiredInteger("draws", 1),
            Localities = localities,
        };
        reader.Finish();
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : posterior;
    }

    /// <summary>The file's text: the same bytes for the same posterior, numbers rounded to six significant digits.</summary>
    /// <param name="posterior">The posterior.</param>
    /// <param name="schema">Path of the schema relative to the file; null for none.</param>
    public static string Write(Posterior posterior, string? schema)
    {
        ArgumentNullException.ThrowIfNull(posterior);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            if (schema is not null)
            {
                writer.WriteString("$schema", schema);
            }

            writer.WriteString("method", "Synthetic likelihood on quadratic surfaces of simulated histories; partially pooled between localities; docs/validation.md.");
            writer.WriteString("observations", posterior.Observations);
            writer.WriteNumber("points", posterior.Points);
            writer.WriteNumber("lastYear", posterior.LastYear);
            writer.WriteNumber("seed", posterior.Seed);
            writer.WriteNumber("replicates", posterior.Replicates);
            writer.WriteNumber("draws", posterior.Draws);
            writer.WriteStartObject("localities");
            foreach (LocalityPosterior locality in posterior.Localities)
            {
                writer.WriteStartObject(locality.Locality);
                writer.WriteStartObject("inputs");
                foreach (PosteriorInput input in locality.Inputs)
                {
                    Write(writer, input);
                }

                writer.WriteEndObject();
                writer.WriteStartArray("correlations");
                foreach (AssumptionCorrelation c in locality.Correlations)
                {
                    writer.WriteStartObject();
                    writer.WriteString("first", UncertainInputNames.Of(c.First));
                    writer.WriteString("second", UncertainInputNames.Of(c.Second));
                    Number(writer, "rho", Math.Round(c.Rho, 3));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, PosteriorInput input)
    {
        writer.WriteStartObject(UncertainInputNames.Of(input.Input));
        UncertainDistribution d = input.Distribution;
        writer.WriteStartObject(d.Kind);
        Number(writer, d.Kind == "lognormal" ? "median" : "mean", d.A);
        Number(writer, d.Kind == "lognormal" ? "sigma" : "sd", d.B);
        writer.WriteEndObject();
        Number(writer, "priorSpread", input.PriorSpread);
        Number(writer, "contraction", Math.Round(input.Contraction, 3));
        writer.WriteBoolean("informed", input.Informed);
        writer.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToString("G6", CultureInfo.InvariantCulture).Replace("E-0", "E-", StringComparison.Ordinal));
    }

    private static List<PosteriorInput> Inputs(ObjectReader reader)
    {
        var inputs = new List<PosteriorInput>();
        foreach (JsonMember member in reader.RequiredMap("inputs"))
        {
            if (UncertainInputNames.Find(member.Name) is not { } input)
            {
                reader.Diagnostics.Error("PLN0607", member.NameSpan, $"there is no uncertain input '{member.Name}'{NearestName.Hint(member.Name, UncertainInputNames.All)}");
                continue;
            }

            var child = new ObjectReader(member.Value, $"the input '{member.Name}'", reader.Diagnostics);
            UncertainDistribution? distribution = Distribution(child, member.Name);
            double spread = child.RequiredNumber("priorSpread", 0);
            double contraction = child.RequiredNumber("contraction", -1e6, 1);
            bool informed = child.OptionalBoolean("informed", false);
            child.Finish();
            if (distribution is not null)
            {
                inputs.Add(new PosteriorInput(input, distribution, spread, contraction, informed));
            }
        }

        return inputs;
    }

    private static UncertainDistribution? Distribution(ObjectReader reader, string input)
    {
        bool lognormal = reader.Has("lognormal"), normal = reader.Has("normal");
        if (lognormal == normal)
        {
            reader.Diagnostics.Error("PLN0610", reader.Span, $"the input '{input}' needs one distribution, lognormal or normal");
            return null;
        }

        ObjectReader child = reader.Child(lognormal ? "lognormal" : "normal", $"the distribution of '{input}'", required: true)!;
        var distribution = lognormal
            ? new UncertainDistribution("lognormal", child.RequiredNumber("median", Tiny), child.RequiredNumber("sigma", Tiny), 0, 0, [], [])
            : new UncertainDistribution("normal", child.RequiredNumber("mean"), child.RequiredNumber("sd", Tiny), 0, 0, [], []);
        child.Finish();
        return distribution;
    }

    private static List<AssumptionCorrelation> Correlations(ObjectReader reader, IReadOnlyList<PosteriorInput> inputs)
    {
        var correlations = new List<AssumptionCorrelation>();
        foreach (JsonValue item in reader.RequiredArray("correlations"))
        {
            var child = new ObjectReader(item, "a correlation", reader.Diagnostics);
            string first = child.RequiredText("first"), second = child.RequiredText("second");
            double rho = child.RequiredNumber("rho", -1, 1);
            child.Finish();
            if (UncertainInputNames.Find(first) is { } f && UncertainInputNames.Find(second) is { } s && inputs.Any(i => i.Input == f) && inputs.Any(i => i.Input == s))
            {
                correlations.Add(new AssumptionCorrelation(f, s, rho));
            }
            else
            {
                reader.Diagnostics.Error("PLN0533", item.Span, $"the correlation of '{first}' and '{second}' names an input that 'inputs' does not hold");
            }
        }

        return correlations;
    }
}
