using System.Globalization;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Standing;
using Planner.Analysis.Summaries;
using Planner.Analysis.Tracing;
using Planner.Localities.Scenarios;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Reporting.Conclusion;
using Planner.Reporting.Reports;
using Planner.Reporting.Tables;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;
using Planner.Simulation.Storing;

namespace Planner.Reporting.Workbooks;

/// <summary>
/// The results of a comparison as sheets an accountant can check: numbers unrounded, shares as shares, money in billion VND, and the mark of synthetic data in the last column of every row, so
/// that a copied row keeps it.
/// </summary>
public sealed class ResultWorkbook
{
    private const int MillionsInBillion = 1000;
    private static readonly string[] Charted = ["povertyRate", "communesCertified", "ruralIncome"];

    private readonly ReportContent content;
    private readonly Language language;
    private readonly Messages messages;
    private readonly NumberText numbers;
    private readonly string? mark;

    private ResultWorkbook(ReportContent content, Language language)
    {
        this.content = content;
        this.language = language;
        messages = Messages.In(language);
        numbers = new NumberText(language);
        mark = DataMark.Of(content.Comparison, language);
    }

    private EnsembleComparison Comparison => content.Comparison;

    /// <summary>Writes the workbook.</summary>
    /// <param name="content">What it is made from.</param>
    /// <param name="language">The language.</param>
    /// <param name="stream">Receives the file.</param>
    public static void Write(ReportContent content, Language language, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(content);
        XlsxWriter.Write(Sheets(content, language), DataMark.Of(content.Comparison, language), stream);
    }

    /// <summary>The sheets, as the workbook and the CSV files hold them.</summary>
    /// <param name="content">What they are made from.</param>
    /// <param name="language">The language.</param>
    public static IReadOnlyList<Sheet> Sheets(ReportContent content, Language language)
    {
        ArgumentNullException.ThrowIfNull(content);
        var workbook = new ResultWorkbook(content, language);
        return
        [
            workbook.Summary(), workbook.Targets(), workbook.Differences(), workbook.Metrics(), workbook.Money(), workbook.Districts(), workbook.Communes(), workbook.Criteria(),
            workbook.Assumptions(), workbook.Provenance(), workbook.CommunesTable(), workbook.Origin(),
        ];
    }

    private Sheet Summary()
    {
        IReadOnlyList<string> lines = new ConclusionWriter(language).Write(Comparison);
        return new Sheet(
            messages.Say("sheet.summary"),
            messages.Say("report.title", ("locality", Comparison.Locality.Title.In(language))),
            [new SheetColumn(messages.Say("report.summary"), SheetFormat.Text, 90)],
            [.. lines.Concat(new CaveatText(language).Sentences(Comparison)).Select(l => new object?[] { l })]);
    }

    private Sheet Targets() => Marked(
        "sheet.targets",
        "report.targets.table",
        [
            Column("decision.column.scenario", SheetFormat.Text, 22), new SheetColumn("id", SheetFormat.Text, 9), Column("table.target", SheetFormat.Text, 44), Column("sheet.sign", SheetFormat.Text, 6),
            Column("report.column.required", SheetFormat.General), Column("sheet.unit", SheetFormat.Text, 16), Column("sheet.year", SheetFormat.Plain, 8),
            Column("sheet.start", SheetFormat.Two), Column("sheet.median", SheetFormat.Two), new SheetColumn("P10", SheetFormat.Two), new SheetColumn("P90", SheetFormat.Two),
            Column("report.column.gap", SheetFormat.Two), Column("sheet.chance", SheetFormat.PercentOne), Column("sheet.low", SheetFormat.PercentOne), Column("sheet.high", SheetFormat.PercentOne),
            Column("report.column.word", SheetFormat.Text, 24),
        ],
        Comparison.Scenarios.SelectMany((s, i) => s.Targets.Select((t, k) => new object?[]
        {
            Title(s), t.Target.Id, t.Target.Title.In(language), t.Target.IsSet ? NumberText.Sign(t.Target.Operator) : null, t.Target.IsSet ? t.Target.Required : null,
            numbers.UnitName(t.Target.Unit), t.Target.Year, i == 0 ? content.Standings.FirstOrDefault(x => x.Attainment.Target.Id == t.Target.Id)?.Done : null, t.Median?.Estimate, t.P10, t.P90,
            t.MedianShortfall, t.Probability?.Estimate, t.Probability?.Low, t.Probability?.High,
            t.Words.Count == 0 ? new CaveatText(language).Unsaid(t) : string.Join(" / ", t.Words.Select(w => w.Word.In(language))),
        })));

    private Sheet Differences() => Marked(
        "sheet.differences",
        "table.differences.title",
        [
            Column("decision.column.scenario", SheetFormat.Text, 22), new SheetColumn("id", SheetFormat.Text, 9), Column("table.target", SheetFormat.Text, 44),
            Column("sheet.difference", SheetFormat.PercentOne), Column("sheet.low", SheetFormat.PercentOne), Column("sheet.high", SheetFormat.PercentOne), Column("sheet.better", SheetFormat.Percent),
            Column("sheet.equal", SheetFormat.Percent), Column("sheet.distinct", SheetFormat.Text, 14),
        ],
        Comparison.TargetDifferences.Where(d => d.Probability is not null).Select(d => new object?[]
        {
            Comparison.Scenarios.First(s => s.Scenario.Id == d.B).Scenario.Title.In(language), d.Target.Id, d.Target.Title.In(language), d.Probability!.Value.Estimate, d.Probability.Value.Low,
            d.Probability.Value.High, d.Better, d.Equal, d.Probability.Value.Distinguishable ? "*" : null,
        }));

    private Sheet Metrics()
    {
        var rows = new List<object?[]>();
        var charts = new List<SheetChart>();
        foreach (ScenarioResult s in Comparison.Scenarios)
        {
            foreach (MetricSummary m in s.Metrics)
            {
                if (s == Comparison.Reference && Charted.Contains(m.Metric.Id))
                {
                    charts.Add(new SheetChart(m.Metric.Title.In(language), 3, [6, 4, 8], rows.Count, m.Years.Count, numbers.UnitName(m.Metric.Unit)));
                }

                rows.AddRange(m.Years.Select((year, y) => new object?[]
                {
                    Title(s), m.Metric.Title.In(language), numbers.UnitName(m.Metric.Unit), year, m.P5[y], m.P10[y], m.P50[y], m.P90[y], m.P95[y], m.Mean[y],
                }));
            }
        }

        return Marked(
            "sheet.metrics",
            "sheet.metrics.title",
            [
                Column("decision.column.scenario", SheetFormat.Text, 22), Column("report.column.metric", SheetFormat.Text, 44), Column("sheet.unit", SheetFormat.Text, 18), Column("sheet.year", SheetFormat.Plain, 8),
                new SheetColumn("P5", SheetFormat.Two), new SheetColumn("P10", SheetFormat.Two), Column("sheet.median", SheetFormat.Two), new SheetColumn("P90", SheetFormat.Two),
                new SheetColumn("P95", SheetFormat.Two), Column("sheet.mean", SheetFormat.Two),
            ],
            rows) with
        { Charts = charts };
    }

    private Sheet Money() => Marked(
        "sheet.money",
        "sheet.money.title",
        [
            Column("decision.column.scenario", SheetFormat.Text, 22), Column("sheet.programme", SheetFormat.Text, 30), Column("sheet.component", SheetFormat.Text, 44), Column("sheet.kind", SheetFormat.Text, 14),
            Column("bottleneck.column.district", SheetFormat.Text, 22), Column("sheet.year", SheetFormat.Plain, 8), Column("report.column.spent", SheetFormat.Two, 16),
        ],
        Comparison.Scenarios.SelectMany(Spent));

    private IEnumerable<object?[]> Spent(ScenarioResult scenario)
    {
        Ensemble e = scenario.Ensemble;
        var communes = e.Locality.Tables[0].Communes.Select((c, i) => (c.District, Index: i)).ToLookup(c => c.District, c => c.Index);
        for (int k = 0; k < e.Pack.Funding.Components.Count; k++)
        {
            ComponentDefinition component = e.Pack.Funding.Components[k];
            string programme = e.Pack.Funding.Programmes.FirstOrDefault(p => p.Id == component.Programme)?.Title.In(language) ?? component.Programme;
            for (int d = 0; d < e.Locality.Districts.Count; d++)
            {
                for (int y = 0; y < e.Years.Count; y++)
                {
                    double spent = communes[d].Sum(c => e.MeanSpending(c, k, y));
                    if (spent > 0)
                    {
                        yield return
                        [
                            Title(scenario), programme, component.Title.In(language), messages.Say(component.Kind == MoneyKind.Capital ? "sheet.capital" : "sheet.recurrent"),
                            e.Locality.Districts[d].Title.In(language), e.Years[y], spent,
                        ];
                    }
                }
            }
        }
    }

    private Sheet Districts() => Marked(
        "sheet.districts",
        "report.districts",
        [
            Column("decision.column.scenario", SheetFormat.Text, 22), Column("bottleneck.column.district", SheetFormat.Text, 22), Column("report.column.communes", SheetFormat.Whole),
            Column("report.column.certified", SheetFormat.One), Column("report.column.households", SheetFormat.Whole), Column("report.column.money", SheetFormat.One),
            Column("report.column.perHousehold", SheetFormat.One),
        ],
        content.Choice.Evenness.SelectMany(e => e.Districts.Select(d => new object?[]
        {
            Comparison.Scenarios.First(s => s.Scenario.Id == e.Scenario).Scenario.Title.In(language), Comparison.Locality.Districts.First(k => k.Id == d.District).Title.In(language),
            d.Communes, d.Certified, d.Households, d.Money, d.MoneyPerHousehold,
        })));

    private Sheet Communes()
    {
        IReadOnlyList<int> years = Comparison.Reference.Ensemble.Years;
        return Marked(
            "sheet.communes",
            "sheet.communes.title",
            [
                Column("path.column.commune", SheetFormat.Text, 12), Column("sheet.name", SheetFormat.Text, 20), Column("bottleneck.column.district", SheetFormat.Text, 22),
                .. years.Select(y => new SheetColumn(y.ToString(CultureInfo.InvariantCulture), SheetFormat.Percent, 8)), Column("sheet.low", SheetFormat.Percent), Column("sheet.high", SheetFormat.Percent),
                Column("sheet.open", SheetFormat.One), Column("sheet.binding", SheetFormat.Text, 40), Column("sheet.bindingShare", SheetFormat.Percent), Column("path.column.money", SheetFormat.One),
            ],
            content.Paths.Select(p => (object?[])
            [
                p.Commune.Id, p.Commune.Name, Comparison.Locality.Districts[p.Commune.District].Title.In(language), .. p.CertifiedBy.Select(x => (object?)x), p.Interval.Low, p.Interval.High, p.OpenAtStart.Mean,
                p.Binding is { } b ? (content.CriterionTitles.TryGetValue(b, out LocalizedText? title) ? title.In(language) : b) : null, p.BindingShare, p.Money.Mean / MillionsInBillion,
            ]));
    }

    private Sheet Criteria() => Marked(
        "sheet.criteria",
        "report.summary.obstacles",
        [
            new SheetColumn("id", SheetFormat.Text, 9), Column("bottleneck.column.criterion", SheetFormat.Text, 44), Column("sheet.openNow", SheetFormat.One), Column("sheet.failing", SheetFormat.One),
            Column("bottleneck.column.last", SheetFormat.One), Column("bottleneck.column.money", SheetFormat.One), Column("bottleneck.notBought", SheetFormat.Text, 30),
        ],
        content.Bottlenecks.Criteria.Select(c => new object?[]
        {
            c.Criterion, c.Title.In(language), c.OpenAtStart.Mean, c.FailingAtEnd, c.LastHurdle.Mean, c.Money.Mean, c.NotBought?.In(language),
        }));

    private Sheet Assumptions() => Marked(
        "sheet.assumptions",
        "report.assumptions",
        [
            Column("decision.column.scenario", SheetFormat.Text, 22), Column("report.column.input", SheetFormat.Text, 22), Column("report.column.distribution", SheetFormat.Text, 18), new SheetColumn("a", SheetFormat.General),
            new SheetColumn("b", SheetFormat.General), new SheetColumn("c", SheetFormat.General), new SheetColumn("d", SheetFormat.General), Column("report.column.reason", SheetFormat.Text, 90),
        ],
        Comparison.Scenarios.SelectMany(s => s.Scenario.Assumptions.Select(a => new object?[]
        {
            Title(s), InputNames.Title(a.Input, messages), a.Distribution.Kind, a.Distribution.A, a.Distribution.B, a.Distribution.C, a.Distribution.D, a.Provenance.Words.In(language),
        })));

    private Sheet Provenance() => Marked(
        "sheet.provenance",
        "sheet.provenance.title",
        [
            Column("report.column.file", SheetFormat.Text, 40), Column("report.column.line", SheetFormat.Plain, 8), Column("report.column.figure", SheetFormat.Text, 50), Column("report.column.value", SheetFormat.Text, 20),
            Column("report.column.kind", SheetFormat.Text, 12), Column("report.column.reason", SheetFormat.Text, 80), Column("report.column.touches", SheetFormat.Text, 40),
        ],
        content.Figures.Select(f => new object?[]
        {
            f.Place.File, f.Place.Line, f.Name, f.Value,
            messages.Say(f.Kind switch { FigureKind.Source => "report.kind.source", FigureKind.Assumption => "report.kind.assumption", FigureKind.Decision => "report.kind.decision", _ => "report.kind.missing" }),
            f.Provenance.In(language), string.Join(", ", f.Targets),
        }));

    /// <summary>The communes table as it was read, with headings by which an import knows its columns again.</summary>
    private Sheet CommunesTable()
    {
        Locality locality = Comparison.Locality;
        RulePack pack = Comparison.Reference.Ensemble.Pack;
        CommuneStart[] all = [.. locality.Tables.SelectMany(t => t.Communes)];
        bool regions = all.Any(c => c.Region != locality.Region), towns = all.Any(c => c.Urban);
        string[] ids =
        [
            CommuneColumns.Table, .. CommuneColumns.Fixed, .. regions ? [CommuneColumns.Region] : Array.Empty<string>(), .. towns ? [CommuneColumns.Urban] : Array.Empty<string>(),
            .. CommuneColumns.Indicators(pack).Select(i => i.Id),
        ];
        IEnumerable<object?[]> rows = locality.Tables.SelectMany(t => t.Communes.Select(c => (object?[])
        [
            t.Number, c.Id, c.Name, locality.Districts[c.District].Title.In(language), c.Households, c.Population, c.EthnicMinorityShare, c.Villages, c.PoorHouseholds, c.NearPoorHouseholds, c.Income,
            c.IncomeEthnicMinority, c.EspeciallyDifficult, c.EspeciallyDifficultVillages, c.SafeZone, c.Level, c.YearsHeld, c.Debt, .. regions ? [c.Region] : Array.Empty<object?>(),
            .. towns ? [c.Urban] : Array.Empty<object?>(), .. c.Indicators.Select(v => (object?)v),
        ]));
        return Marked("sheet.communesTable", "sheet.communesTable.title", [.. ids.Select(TableColumn)], rows);
    }

    private SheetColumn TableColumn(string id)
    {
        bool text = id is "id" or "name" or "district" or CommuneColumns.Region;
        string title = content.Vocabulary?.Column(id) is not { } column ? id
            : content.Vocabulary.UnitWord(column.Unit, language) is { } unit ? $"{column.Title.In(language)} ({unit})" : column.Title.In(language);
        return new SheetColumn(title, text ? SheetFormat.Line : SheetFormat.General, id == "district" ? 22 : 12);
    }

    private Sheet Origin()
    {
        ReportOrigin origin = content.Origin;
        List<object?[]> rows =
        [
            [messages.Say("report.method.again"), string.Join(' ', origin.Command)],
            [messages.Say("sheet.engine"), origin.Engine],
            .. origin.Runs.Select(r => new object?[] { r.Key, r.Value }),
            .. origin.Files.Select((InputFile f) => new object?[] { f.Path, f.Digest.Sha256 }),
        ];
        return new Sheet(
            messages.Say("sheet.origin"), messages.Say("report.method.again"), [Column("report.column.file", SheetFormat.Text, 60), Column("sheet.digest", SheetFormat.Text, 80)], rows);
    }

    private Sheet Marked(string name, string title, IReadOnlyList<SheetColumn> columns, IEnumerable<object?[]> rows) => mark is null
        ? new Sheet(messages.Say(name), messages.Say(title), columns, [.. rows])
        : new Sheet(messages.Say(name), messages.Say(title), [.. columns, Column("sheet.note", SheetFormat.Line, 30)], [.. rows.Select(r => (object?[])[.. r, mark])]);

    private SheetColumn Column(string key, SheetFormat format, double width = 12) => new(messages.Template(key), format, width);

    private string Title(ScenarioResult scenario) => scenario.Scenario.Title.In(language);
}
