using Planner.Localities.Observations;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Pack.Loading;

namespace Planner.Localities.Calibration;

/// <summary>Reads <c>calibration.json</c>.</summary>
public static class CalibrationPlanFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "calibration.json";

    private static readonly string[] Scales = ["plain", "logit", "root"];

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file, or the folder it lies in, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault: PLN0532 (plan), PLN0607 (inputs), PLN0502 (paths) and those of reading JSON.</param>
    /// <returns>The plan, or null when an error was added.</returns>
    public static CalibrationPlan? Read(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string file = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        if (Directory.Exists(file))
        {
            file = LocalFile.In(file.Length > 1 ? file.TrimEnd('/') : file, FileName);
        }

        return JsonFile.Read(file, diagnostics) is { } root ? Read(file, root, diagnostics) : null;
    }

    private static CalibrationPlan? Read(string file, JsonValue root, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        var reader = new ObjectReader(root, "the calibration", faults);
        reader.OptionalText("$schema");
        string folder = file.Contains('/') ? file[..file.LastIndexOf('/')] : "";
        var plan = new CalibrationPlan
        {
            File = file,
            Observations = LocalFile.In(folder, Plain(reader, "observations")),
            Localities = Localities(reader, folder),
            Metrics = Metrics(reader),
            Parameters = Parameters(reader),
            LastYear = reader.RequiredInteger("lastYear", ObservationTable.FirstYear, ObservationTable.LastYear),
            BacktestYear = reader.RequiredInteger("backtestYear", ObservationTable.FirstYear, ObservationTable.LastYear),
            Replicates = reader.RequiredInteger("replicates", 500, 1_000_000),
            Draws = reader.RequiredInteger("draws", 400, 1_000_000),
            Seed = FileMembers.Seed(reader, "the calibration"),
        };
        reader.Finish();
        if (!faults.HasErrors && plan.BacktestYear >= plan.LastYear)
        {
            faults.Error("PLN0532", reader.Any("backtestYear")!.Span, FormattableString.Invariant($"'backtestYear' {plan.BacktestYear} must lie before 'lastYear' {plan.LastYear}, or there is nothing to forecast"));
        }

        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : plan;
    }

    private static string Plain(ObjectReader reader, string member)
    {
        string name = reader.RequiredText(member);
        if (name.Length > 0)
        {
            LocalFile.Check(name, reader.Any(member)!.Span, $"'{member}'", reader.Diagnostics);
        }

        return name;
    }

    private static List<HistoryLocality> Localities(ObjectReader reader, string folder)
    {
        var localities = new List<HistoryLocality>();
        foreach (JsonMember member in reader.RequiredMap("localities"))
        {
            var child = new ObjectReader(member.Value, $"the locality '{member.Name}'", reader.Diagnostics);
            string name = Plain(child, "folder");
            string scenario = Plain(child, "scenario") + ScenarioPaths.Ending;
            child.Finish();
            localities.Add(new HistoryLocality(member.Name, LocalFile.In(folder, name), scenario));
        }

        if (localities.Count == 0 && reader.Any("localities") is { Kind: JsonKind.Object } none)
        {
            reader.Diagnostics.Error("PLN0532", none.Span, "a calibration needs at least one locality");
        }

        return localities;
    }

    private static List<CalibratedMetric> Metrics(ObjectReader reader)
    {
        var metrics = new List<CalibratedMetric>();
        foreach (JsonMember member in reader.RequiredMap("metrics"))
        {
            var child = new ObjectReader(member.Value, $"the metric '{member.Name}'", reader.Diagnostics);
            metrics.Add(new CalibratedMetric(
                member.Name, child.Choice("scale", Scales), child.RequiredNumber("discrepancy", 1e-6, 1e6), child.Provenance($"the metric '{member.Name}'")));
            child.Finish();
        }

        return metrics;
    }

    private static List<CalibratedParameter> Parameters(ObjectReader reader)
    {
        var parameters = new List<CalibratedParameter>();
        IReadOnlyList<JsonMember> members = reader.RequiredMap("parameters");
        foreach (JsonMember member in members)
        {
            if (UncertainInputNames.Find(member.Name) is not { } input)
            {
                reader.Diagnostics.Error("PLN0607", member.NameSpan,
                    $"there is no uncertain input '{member.Name}'{NearestName.Hint(member.Name, UncertainInputNames.All)}; valid are {string.Join(", ", UncertainInputNames.All)}");
                continue;
            }

            var child = new ObjectReader(member.Value, $"the parameter '{member.Name}'", reader.Diagnostics);
            var parameter = new CalibratedParameter(
                input, child.RequiredNumber("centre", -100, 100), child.RequiredNumber("spread", 1e-6, 100), child.RequiredNumber("between", 1e-6, 100),
                child.Provenance($"the parameter '{member.Name}'"));
            child.Finish();
            if (parameter.IsFactor && parameter.Centre <= 0)
            {
                reader.Diagnostics.Error("PLN0532", child.Span, $"'{member.Name}' is a factor; its centre must be above 0");
            }

            parameters.Add(parameter);
        }

        if (members.Count is 0 or > CalibrationPlan.MostParameters && reader.Any("parameters") is { Kind: JsonKind.Object } map)
        {
            reader.Diagnostics.Error("PLN0532", map.Span, FormattableString.Invariant(
                $"a calibration fits from one to {CalibrationPlan.MostParameters} parameters, not {members.Count}: history holds too few points for more"));
        }

        return parameters;
    }
}
