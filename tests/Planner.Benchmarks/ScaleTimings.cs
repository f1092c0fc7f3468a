using System.Diagnostics;
using System.Globalization;
using System.Text;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Localities.Units;
using Planner.Reporting.Charts.Model;
using Planner.Reporting.Charts.Svg;
using Planner.Rules.Diagnostics;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Benchmarks;

/// <summary>
/// Whether time per commune-year stays the same with more communes and more replicates, and what a second thread gains. Wall time, the least of three runs (of two where one takes over ten
/// seconds, one where it takes over fifteen) after one that warms up; one thread and two in turns. In parts, so that each is over in the time in which a machine can be kept quiet:
/// <c>dotnet run -c Release -- scale scenarios/bac-kan rows.csv communes 100 300</c> measures sizes and keeps them in a file, <c>… replicates 1000</c> others, <c>… draw docs/images</c> draws
/// the charts of what is in the file. Rows of another build of the engine are dropped.
/// </summary>
internal static class ScaleTimings
{
    private const string Communes = "communes";
    private const string Replicates = "replicates";

    // Changes with every build of the engine.
    private static readonly string Build = typeof(EnsembleRunner).Module.ModuleVersionId.ToString("N");

    public static int Print(string folder, string file, string what, string[] arguments)
    {
        var diagnostics = new DiagnosticBag();
        OpenedLocality? opened = LocalityFolder.Open(folder, diagnostics);
        if (opened is null || (what is not (Communes or Replicates or "draw")))
        {
            Console.Error.WriteLine(opened is null ? string.Join('\n', diagnostics.InFileOrder()) : "scale FOLDER ROWS communes|replicates SIZE... or scale FOLDER ROWS draw CHARTS");
            return 2;
        }

        List<Row> rows = File.Exists(file) ? [.. File.ReadAllLines(file).Select(Row.Of).OfType<Row>()] : [];
        int own = opened.Locality.Tables[0].Communes.Count;
        if (what == "draw")
        {
            Directory.CreateDirectory(arguments[0]);
            Row[] byCommunes = [.. rows.Where(r => r.What == Communes).OrderBy(r => r.Communes)];
            Row[] byReplicates = [.. rows.Where(r => r.What == Replicates).OrderBy(r => r.Replicates)];
            Draw(arguments[0], "scale-communes.svg", Communes, byCommunes, r => r.Communes, "about a million commune-replicates each, five years");
            Draw(arguments[0], "scale-replicates.svg", Replicates, byReplicates, r => r.Replicates, $"{own} communes, five years");
            return 0;
        }

        Console.WriteLine("communes  replicates  lanes   ns per commune-year: 1 thread  2 threads  gain");
        foreach (int size in arguments.Select(a => int.Parse(a, CultureInfo.InvariantCulture)))
        {
            // As many commune-years in each of the first sizes, so that each has as much time to be measured; no less than give both workers several blocks of a tile.
            Row row = what == Communes ? Measure(what, opened, size, Math.Max(512, 1_000_000 / size), diagnostics) : Measure(what, opened, own, size, diagnostics);
            rows.RemoveAll(r => r.What == row.What && r.Communes == row.Communes && r.Replicates == row.Replicates);
            rows.Add(row);
            File.WriteAllLines(file, rows.Select(r => r.ToString()));
        }

        return 0;
    }

    private static Row Measure(string what, OpenedLocality opened, int communes, int replicates, DiagnosticBag diagnostics)
    {
        Locality locality = communes == opened.Locality.Tables[0].Communes.Count ? opened.Locality : CancelTimings.Enlarged(opened.Locality, communes);
        PreparedModel model = PreparedModel.Prepare(locality, opened.Pack, diagnostics)!;
        Scenario file = ScenarioLoader.Load(Path.Combine(locality.Folder, locality.ScenarioFiles[0]), locality, opened.Pack, diagnostics)!;
        PreparedScenario scenario = PreparedScenario.Prepare(model, file, diagnostics)!;
        double one = double.PositiveInfinity, two = double.PositiveInfinity;
        int turns = 4;
        for (int turn = 0; turn < turns; turn++)
        {
            double a = Nanoseconds(model, scenario, replicates, 1), b = Nanoseconds(model, scenario, replicates, 2);
            (one, two) = turn == 0 ? (one, two) : (Math.Min(one, a), Math.Min(two, b));
            double seconds = a * CommuneYears(model, replicates) / 1e9;
            turns = seconds > 15 ? 2 : seconds > 10 ? 3 : turns;
        }

        int width = EnsembleRunner.WidthOf(model, new RunOptions(replicates, 1, 2), replicates);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{communes,8:#,0}  {replicates,10:#,0}  {width,5}  {one,29:0}  {two,9:0}  {one / two,4:0.00}"));
        return new Row(what, communes, replicates, one, two);
    }

    private static double Nanoseconds(PreparedModel model, PreparedScenario scenario, int replicates, int threads)
    {
        var outcomes = new Outcomes(OutcomeShape.Of(model), new ReplicateRange(0, replicates));
        long start = Stopwatch.GetTimestamp();
        EnsembleRunner.Run(model, scenario, new RunOptions(replicates, 1, threads), outcomes, [outcomes.Range], RunHooks.None, CancellationToken.None);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / CommuneYears(model, replicates);
    }

    private static double CommuneYears(PreparedModel model, int replicates) =>
        (double)replicates * model.Locality.Tables[0].Communes.Count * (model.Locality.EndYear - model.Locality.StartYear);

    private static void Draw(string folder, string file, string what, Row[] rows, Func<Row, int> size, string subtitle)
    {
        double[] x = [.. Enumerable.Range(0, rows.Length).Select(i => (double)i)];
        Tick[] sizes = [.. rows.Select((r, i) => new Tick(i, size(r).ToString("#,0", CultureInfo.InvariantCulture)))];
        double least = rows.Min(r => r.One), most = rows.Max(r => r.One);
        var figure = new Figure(
            string.Create(CultureInfo.InvariantCulture, $"Time per commune-year on one thread lies between {least:0} and {most:0} ns: {100 * ((most / least) - 1):0} % apart"),
            string.Create(CultureInfo.InvariantCulture, $"Nanoseconds of wall time per commune-year by {what}; {subtitle}; two threads gain {rows.Min(r => r.Gain):0.00} to {rows.Max(r => r.Gain):0.00} times"),
            [
                new Panel(
                    string.Empty,
                    new NumericAxis(what, 0, rows.Length - 1, sizes),
                    NumericAxis.Round("ns", 0, most, 5, (v, d) => v.ToString("F" + d, CultureInfo.InvariantCulture)),
                    [
                        new RuleMark(Tone.Target, false, 1.15 * least, "15 % above the least"),
                        new LineMark(Tone.Main, x, [.. rows.Select(r => r.One)]),
                        new LineMark(Tone.Other, x, [.. rows.Select(r => r.Two)]),
                    ],
                    []),
            ],
            [new LegendEntry(LegendKind.Line, Tone.Main, 0, "one thread"), new LegendEntry(LegendKind.Line, Tone.Other, 0, "two threads")],
            "Planner.Benchmarks -- scale; least of repeated runs on one machine (docs/performance.md)",
            null);
        File.WriteAllText(Path.Combine(folder, file), new SvgRenderer(720).Render(figure), new UTF8Encoding(false));
    }

    private sealed record Row(string What, int Communes, int Replicates, double One, double Two)
    {
        public double Gain => One / Two;

        public static Row? Of(string line) => line.Split(',') is [var build, var what, var communes, var replicates, var one, var two] && build == Build
            ? new Row(what, int.Parse(communes, CultureInfo.InvariantCulture), int.Parse(replicates, CultureInfo.InvariantCulture), double.Parse(one, CultureInfo.InvariantCulture), double.Parse(two, CultureInfo.InvariantCulture))
            : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Build},{What},{Communes},{Replicates},{One:R},{Two:R}");
    }
}
