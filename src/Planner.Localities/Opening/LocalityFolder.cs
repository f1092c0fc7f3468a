using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Pack.Needs;

namespace Planner.Localities.Opening;

/// <summary>Opens a locality's folder: <c>locality.json</c>, then the rule files it names, then its communes table.</summary>
public static class LocalityFolder
{
    /// <summary>Opens a locality with its communes.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault of all files: PLN05xx of the locality, those of the rule files.</param>
    /// <param name="drafts">Which drafts of the rule files hold besides what is in force; null for none.</param>
    /// <returns>The locality and its rules, or null when an error was added.</returns>
    public static OpenedLocality? Open(string path, DiagnosticBag diagnostics, DraftSelection? drafts = null) =>
        Open(path, (locality, faults) => LoadPack(locality, faults, drafts), withCommunes: true, diagnostics);

    /// <summary>Opens a locality under the rule files of another folder than it names, to see what they change.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="rulesFolder">The rules folder, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault, as for <see cref="Open(string, DiagnosticBag, DraftSelection?)"/>.</param>
    /// <param name="drafts">Which drafts of the rule files hold besides what is in force; null for none.</param>
    /// <returns>The locality and those rules, or null when an error was added.</returns>
    public static OpenedLocality? OpenUnder(string path, string rulesFolder, DiagnosticBag diagnostics, DraftSelection? drafts = null) => Open(
        path,
        (locality, faults) => RulePackLoader.Load(rulesFolder, locality.TargetFiles, locality.StartYear, locality.EndYear, faults, drafts),
        withCommunes: true,
        diagnostics);

    /// <summary>The rules folder that a locality names, as messages name its files; null when its header cannot be read.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives the faults of that file.</param>
    public static string? RulesFolderOf(string path, DiagnosticBag diagnostics) =>
        OpenHeader(path, diagnostics) is { } locality ? LocalFile.Folded(locality.Folder, locality.RulesFolder) : null;

    /// <summary>Opens a locality without its communes, as the synthesiser needs it to make them.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives every fault, as for <see cref="Open(string, DiagnosticBag, DraftSelection?)"/>.</param>
    /// <returns>The locality with no tables, and its rules; null when an error was added.</returns>
    public static OpenedLocality? OpenWithoutCommunes(string path, DiagnosticBag diagnostics) => Open(path, (locality, faults) => LoadPack(locality, faults, null), withCommunes: false, diagnostics);

    /// <summary>What <c>locality.json</c> alone says, for when the rules or the communes it names cannot be read.</summary>
    /// <param name="path">The folder, or its <c>locality.json</c>, as the user named it.</param>
    /// <param name="diagnostics">Receives the faults of that file.</param>
    /// <returns>The locality without communes and start values of districts, or null when the file has errors.</returns>
    public static Locality? OpenHeader(string path, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var faults = new DiagnosticBag();
        LocalityHeader? header = LocalityHeaderReader.Read(FolderOf(path), faults);
        diagnostics.AddRange(faults);
        return faults.HasErrors ? null : header?.Locality;
    }

    internal static OpenedLocality? Open(string path, Func<Locality, DiagnosticBag, RulePack?> loadPack, bool withCommunes, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string folder = FolderOf(path);
        LocalityHeader? header = LocalityHeaderReader.Read(folder, diagnostics);
        if (header is null)
        {
            return null;
        }

        Locality locality = header.Locality;
        foreach (string file in locality.ScenarioFiles.Where(f => !File.Exists(LocalFile.In(folder, f))))
        {
            diagnostics.Error("PLN0509", SourceSpan.StartOf(locality.Files[0]), $"the scenario '{file}' is named but not in the folder{NearestName.Hint(file, ScenarioFilesIn(folder))}");
        }

        // The table is the largest file: it is split into fields while the rules are read.
        Task<(TableText? Text, DiagnosticBag Faults)>? table = withCommunes && LocalFile.IsPlain(header.CommunesFile)
            ? Task.Run(() =>
            {
                var faults = new DiagnosticBag();
                return (TableText.Read(LocalFile.In(locality.Folder, header.CommunesFile), faults), faults);
            })
            : null;
        RulePack? pack = loadPack(locality, diagnostics);
        if (pack is null)
        {
            return null;
        }

        CheckAgainst(locality, header, pack, diagnostics);
        pack = Needed(locality, header, pack);
        CheckMeasures(locality, pack, diagnostics);
        locality = locality with { DistrictIndicators = DistrictIndicators(header, pack, diagnostics) };
        if (withCommunes)
        {
            locality = WithCommunes(locality, header, table, pack, diagnostics);
        }

        return diagnostics.HasErrors ? null : new OpenedLocality(locality, pack);
    }

    /// <summary>The folder that a path of a locality names: itself, or that of its <c>locality.json</c>.</summary>
    internal static string FolderOf(string path)
    {
        string slashed = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        if (Path.GetFileName(slashed) == LocalityHeaderReader.FileName)
        {
            slashed = slashed[..^LocalityHeaderReader.FileName.Length];
        }

        return slashed.Length > 1 ? slashed.TrimEnd('/') : slashed;
    }

    internal static IEnumerable<string> ScenarioFilesIn(string folder) =>
        Directory.Exists(folder.Length == 0 ? "." : folder)
            ? Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*.scenario.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)
            : [];

    private static RulePack Needed(Locality locality, LocalityHeader header, RulePack pack) => NeededRules.Of(
        pack,
        locality.StartYear,
        locality.EndYear,
        locality.History.Keys.Concat(header.Metrics.Select(m => m.Text)),
        header.Indicators.Select(i => i.Text),
        header.Components.Select(c => c.Text),
        locality.Figures.Select(f => f.Measure).OfType<FigureMeasure>().SelectMany(m => new[] { m.Value, m.Weight, m.Filter }).OfType<RuleText>());

    private static void CheckAgainst(Locality locality, LocalityHeader header, RulePack pack, DiagnosticBag diagnostics)
    {
        SourceSpan place = SourceSpan.StartOf(locality.Files[0]);
        if (!pack.Regions.Contains(locality.Region, StringComparer.Ordinal))
        {
            diagnostics.Error("PLN0507", place, $"there is no region '{locality.Region}' in the rule files{NearestName.Hint(locality.Region, pack.Regions)}");
        }

        List<string> indicators = [.. pack.Indicators.Select(i => i.Id)];
        foreach (JsonValue item in header.Indicators.Where(i => !indicators.Contains(i.Text, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0508", item.Span, $"there is no indicator '{item.Text}'{NearestName.Hint(item.Text, indicators)}");
        }

        List<string> metrics = [.. pack.Metrics.Select(m => m.Id)];
        foreach (JsonValue item in header.Metrics.Where(m => !metrics.Contains(m.Text, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0505", item.Span, $"there is no metric '{item.Text}'{NearestName.Hint(item.Text, metrics)}");
        }

        List<string> components = [.. pack.Funding.Components.Select(c => c.Id)];
        foreach (JsonValue item in header.Components.Where(c => !components.Contains(c.Text, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0605", item.Span, $"there is no component '{item.Text}' in the rule files{NearestName.Hint(item.Text, components)}");
        }

        foreach (string metric in locality.History.Keys.Where(k => !metrics.Contains(k, StringComparer.Ordinal)))
        {
            diagnostics.Error("PLN0505", place, $"the history names a metric '{metric}' that the rule files do not define{NearestName.Hint(metric, metrics)}");
        }
    }

    private static void CheckMeasures(Locality locality, RulePack pack, DiagnosticBag diagnostics)
    {
        var expressions = new CommuneExpressions(locality, pack);
        foreach (FigureMeasure measure in locality.Figures.Where(f => f.Measure is not null).Select(f => f.Measure!))
        {
            bool truth = measure.Aggregate is Aggregate.Count or Aggregate.Share;
            expressions.Check(measure.Value, truth ? ExpressionKind.Boolean : ExpressionKind.Number, diagnostics);
            expressions.Check(measure.Weight, ExpressionKind.Number, diagnostics);
            expressions.Check(measure.Filter, ExpressionKind.Boolean, diagnostics);
        }
    }

    private static List<IReadOnlyList<double>> DistrictIndicators(LocalityHeader header, RulePack pack, DiagnosticBag diagnostics)
    {
        List<IndicatorDefinition> wanted = [.. pack.Indicators.Where(i => i.Scope == IndicatorScope.District)];
        var values = header.Locality.Districts.Select(_ => new double[wanted.Count]).ToList();
        foreach (JsonMember member in header.DistrictIndicators)
        {
            int index = wanted.FindIndex(i => i.Id == member.Name);
            IndicatorDefinition? d = index >= 0 ? wanted[index] : pack.Unneeded.GetValueOrDefault(member.Name);
            if (d is not { Scope: IndicatorScope.District })
            {
                diagnostics.Error("PLN0508", member.NameSpan, $"there is no district indicator '{member.Name}'{NearestName.Hint(member.Name, wanted.Select(i => i.Id))}");
                continue;
            }

            var reader = new ObjectReader(member.Value, $"the indicator '{member.Name}'", diagnostics);
            reader.Provenance($"the indicator '{member.Name}'");
            if (reader.Child("values", $"the values of '{member.Name}'", required: true) is { } byDistrict)
            {
                for (int i = 0; i < values.Count; i++)
                {
                    double value = byDistrict.RequiredNumber(header.Locality.Districts[i].Id, Math.Min(d.Best, d.Worst), Math.Max(d.Best, d.Worst));
                    if (index >= 0)
                    {
                        values[i][index] = value;
                    }
                }

                byDistrict.Finish();
            }

            reader.Finish();
        }

        List<string> missing = [.. wanted.Select(i => i.Id).Where(i => header.DistrictIndicators.All(m => m.Name != i))];
        if (missing.Count > 0)
        {
            diagnostics.Error("PLN0508", SourceSpan.StartOf(header.Locality.Files[0]), $"'districtIndicators' needs the start values of {string.Join(", ", missing.Select(m => $"{m} (for {pack.NeededFor[m]})"))}");
        }

        return [.. values];
    }

    private static Locality WithCommunes(
        Locality locality, LocalityHeader header, Task<(TableText? Text, DiagnosticBag Faults)>? table, RulePack pack, DiagnosticBag diagnostics)
    {
        if (table is null)
        {
            return locality;
        }

        string path = LocalFile.In(locality.Folder, header.CommunesFile);
        (TableText? text, DiagnosticBag faults) = table.GetAwaiter().GetResult();
        diagnostics.AddRange(faults);
        if (text is null)
        {
            return locality;
        }

        IReadOnlyList<CommuneTable> tables = CommuneTableReader.Read(text, locality, pack, diagnostics);
        for (int d = 0; d < locality.Districts.Count && tables.Count > 0; d++)
        {
            int count = tables[0].Communes.Count(c => c.District == d && !c.Urban);
            int towns = tables[0].Communes.Count(c => c.District == d && c.Urban);
            if (towns > 0 && towns != locality.Districts[d].Towns)
            {
                diagnostics.Error("PLN0506", SourceSpan.StartOf(path), FormattableString.Invariant(
                    $"the district '{locality.Districts[d].Id}' has {towns} townships in the table and {locality.Districts[d].Towns} in {LocalityHeaderReader.FileName}"));
            }

            if (count != locality.Districts[d].Communes)
            {
                diagnostics.Error("PLN0506", SourceSpan.StartOf(path), FormattableString.Invariant(
                    $"the district '{locality.Districts[d].Id}' has {count} communes in the table and {locality.Districts[d].Communes} in {LocalityHeaderReader.FileName}"));
            }
        }

        return locality with { Tables = tables, Files = [.. locality.Files, path] };
    }

    private static RulePack? LoadPack(Locality locality, DiagnosticBag diagnostics, DraftSelection? drafts) =>
        RulePackLoader.Load(
            LocalFile.Folded(locality.Folder, locality.RulesFolder), locality.TargetFiles, locality.StartYear, locality.EndYear, diagnostics, drafts);
}
