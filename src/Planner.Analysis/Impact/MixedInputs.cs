using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Simulation.Faults;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;

namespace Planner.Analysis.Impact;

/// <summary>The inputs of two runs of one locality, in every mixture of the groups in which they differ.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class MixedInputs
{
    private static readonly HashSet<string> Assumed = ["assumptions", "correlations", "posterior"];
    private static readonly HashSet<string> Known = ["asOf", "actuals"];

    // What a scenario says of itself, how often it is run, and paths that nothing is simulated from.
    private static readonly HashSet<string> Idle = ["title", "description", "extends", "$schema", "replicates", "seed", "plan"];

    private readonly RunSource[] sides;
    private readonly Dictionary<(int Rules, int Data), (OpenedLocality Opened, PreparedModel Model)> models;
    private readonly Dictionary<(int Rules, int Data, int Scenario), Scenario> scenarios = [];

    private MixedInputs(RunSource[] sides, Dictionary<(int, int), (OpenedLocality, PreparedModel)> models, IReadOnlyList<InputChange> differences)
    {
        this.sides = sides;
        this.models = models;
        Differences = differences;
    }

    /// <summary>The groups in which the two differ, in their order.</summary>
    public IReadOnlyList<InputChange> Differences { get; }

    /// <summary>The faults of numbers that rules met in the mixtures that <see cref="Split"/> ran: of each expression those of the first mixture that has them.</summary>
    public FaultSummary Faults { get; private set; } = new([], 0);

    /// <summary>The first run's model.</summary>
    public PreparedModel First => models[(0, 0)].Model;

    /// <summary>The second run's model.</summary>
    public PreparedModel Last => models[(Index(InputGroup.Rules), Index(InputGroup.Data))].Model;

    /// <summary>The first run's scenario.</summary>
    public Scenario FirstScenario => scenarios[(0, 0, 0)];

    /// <summary>The second run's scenario.</summary>
    public Scenario LastScenario => scenarios[(Index(InputGroup.Rules), Index(InputGroup.Data), 1)];

    /// <summary>Reads both runs' inputs and finds out in which groups they differ.</summary>
    /// <param name="first">The first run.</param>
    /// <param name="second">The second run.</param>
    /// <param name="diagnostics">Receives every fault of the files.</param>
    /// <returns>The inputs; null when an error was added.</returns>
    /// <exception cref="ArgumentException">The runs are of two localities.</exception>
    public static MixedInputs? Load(RunSource first, RunSource second, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(diagnostics);
        RunSource[] sides = [first, second];
        if (Open(0, 0) is not { } a || Open(1, 1) is not { } b)
        {
            return null;
        }

        if (a.Opened.Locality.Id != b.Opened.Locality.Id)
        {
            throw new ArgumentException($"the runs are of two localities, '{a.Opened.Locality.Id}' and '{b.Opened.Locality.Id}'", nameof(second));
        }

        var differences = new List<InputChange>();
        RuleFileComparison rules = RuleFileComparison.Of(a.Opened.Pack, b.Opened.Pack, diagnostics);
        Note(InputGroup.Rules, rules.Changes, []);
        if (ScenarioLoader.Merged(first.ScenarioFile, diagnostics) is not { } merged || ScenarioLoader.Merged(second.ScenarioFile, diagnostics) is not { } mergedSecond)
        {
            return null;
        }

        string scenarioName = Path.GetFileName(second.ScenarioFile);
        IReadOnlyList<RuleChange> planned = DocumentComparison.Of(scenarioName, merged, mergedSecond).Changes;
        string[] tables = ChangedFiles(a.Opened.Locality.Files, b.Opened.Locality.Files).Where(f => !f.EndsWith(".json", StringComparison.Ordinal)).ToArray();
        List<RuleChange> data = [.. Headers(a.Opened, b.Opened, diagnostics), .. planned.Where(c => Known.Contains(Top(c)))];
        if (Scenario(0, 0, 0, a) is not { } sa || Scenario(1, 1, 1, b) is not { } sb)
        {
            return null;
        }

        // A table of recorded values counts where a date makes it count.
        string[] actuals = sa.Recorded is null && sb.Recorded is null ? [] : ChangedFiles(Others(sa, "actuals"), Others(sb, "actuals"));
        string[] posterior = ChangedFiles(Others(sa, "posterior"), Others(sb, "posterior"));
        Note(InputGroup.Data, data, [.. tables, .. actuals]);
        Note(InputGroup.Budget, [.. planned.Where(c => !Assumed.Contains(Top(c)) && !Known.Contains(Top(c)) && !Idle.Contains(Top(c)))], []);
        Note(InputGroup.Assumptions, [.. planned.Where(c => Assumed.Contains(Top(c)))], posterior);
        if (first.Seed != second.Seed)
        {
            differences.Add(new InputChange(InputGroup.Seed, [], []));
        }

        // Mixtures that nothing asks for are not read.
        int lastRules = Differs(InputGroup.Rules) ? 1 : 0, lastData = Differs(InputGroup.Data) ? 1 : 0;
        var models = new Dictionary<(int, int), (OpenedLocality, PreparedModel)> { [(0, 0)] = a };
        var mixed = new MixedInputs(sides, models, differences);
        for (int r = 0; r <= lastRules; r++)
        {
            for (int d = 0; d <= lastData; d++)
            {
                (OpenedLocality Opened, PreparedModel Model)? model = r == 0 && d == 0 ? a : r == 1 && d == 1 ? b : Open(r, d);
                if (model is not { } opened)
                {
                    return null;
                }

                models[(r, d)] = opened;
                for (int s = 0; s < 2; s++)
                {
                    if (Scenario(r, d, s, opened) is not { } scenario)
                    {
                        return null;
                    }

                    mixed.scenarios[(r, d, s)] = scenario;
                }
            }
        }

        return diagnostics.HasErrors ? null : mixed;

        bool Differs(InputGroup group) => differences.Exists(x => x.Group == group);

        void Note(InputGroup group, IReadOnlyList<RuleChange> changes, IReadOnlyList<string> files)
        {
            if (changes.Count + files.Count > 0)
            {
                differences.Add(new InputChange(group, changes, files));
            }
        }

        (OpenedLocality Opened, PreparedModel Model)? Open(int rulesOf, int dataOf) =>
            LocalityFolder.OpenUnder(sides[dataOf].LocalityFolder, sides[rulesOf].RulesFolder, diagnostics, sides[rulesOf].Drafts) is { } opened
            && PreparedModel.Prepare(opened.Locality, opened.Pack, diagnostics) is { } model ? (opened, model) : null;

        Scenario? Scenario(int rulesOf, int dataOf, int scenarioOf, (OpenedLocality Opened, PreparedModel Model) model) =>
            ScenarioLoader.Load(sides[scenarioOf].ScenarioFile, model.Opened.Locality, model.Opened.Pack, diagnostics);

        Dictionary<string, string?> Contents(IEnumerable<string> files) =>
            files.ToDictionary(f => f[(f.LastIndexOf('/') + 1)..], f => diagnostics.DigestOf(f)?.Content, StringComparer.Ordinal);

        string[] ChangedFiles(IEnumerable<string> old, IEnumerable<string> now)
        {
            Dictionary<string, string?> olds = Contents(old), news = Contents(now);
            return [.. olds.Keys.Union(news.Keys, StringComparer.Ordinal).Where(n => olds.GetValueOrDefault(n) != news.GetValueOrDefault(n)).Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Runs every mixture, those of one model and seed in one pass, and keeps the targets that all of them have.</summary>
    /// <param name="replicates">Replicates; ≥ 1.</param>
    /// <param name="threads">Workers; ≥ 1.</param>
    /// <param name="progress">Told replicates done and all replicates, over all mixtures; from any thread. May be null.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="level">Level of the intervals, 0..1 exclusive.</param>
    /// <returns>The difference of each target, in the second run's order; empty where the runs differ in nothing.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<TargetSplit> Split(int replicates, int threads, Action<long, long>? progress, CancellationToken cancel, double level = Intervals.CriticalValue.StandardLevel)
    {
        InputGroup[] groups = [.. Differences.Select(d => d.Group)];
        if (groups.Length == 0)
        {
            return [];
        }

        int mixtures = 1 << groups.Length;
        string[] ids = [.. Last.Pack.Targets.Where(t => models.Values.All(m => m.Model.Pack.Targets.Any(o => o.Id == t.Id && o.IsSet))).Select(t => t.Id)];
        var columns = new SplitColumns[ids.Length][];
        var faults = new IReadOnlyList<RuleFaults>[mixtures];
        for (int t = 0; t < ids.Length; t++)
        {
            columns[t] = new SplitColumns[mixtures];
        }

        long before = 0, all = (long)mixtures * replicates;
        foreach (IGrouping<(int Rules, int Data, long Seed), int> pass in Enumerable.Range(0, mixtures).GroupBy(m => (Side(m, InputGroup.Rules), Side(m, InputGroup.Data), sides[Side(m, InputGroup.Seed)].Seed)))
        {
            PreparedModel model = models[(pass.Key.Rules, pass.Key.Data)].Model;
            var range = new ReplicateRange(0, replicates);
            (int Mixture, PairedRun Run)[] runs =
            [
                .. pass.Select(m =>
                {
                    var faults = new DiagnosticBag();
                    PreparedScenario prepared = PreparedScenario.Prepare(model, Mixed(m), faults)
                        ?? throw new MixtureException(string.Join(", ", groups.Where((_, g) => (m >> g & 1) != 0)), [.. faults.InFileOrder()]);
                    return (m, new PairedRun(prepared, new Outcomes(OutcomeShape.Of(model), range)));
                }),
            ];
            long earlier = before;
            var hooks = new RunHooks { Progress = progress is null ? null : new Relay(done => progress(earlier + done, all)) };
            EnsembleRunner.Run(model, [.. runs.Select(r => r.Run)], new RunOptions(replicates, pass.Key.Seed, threads), [range], hooks, cancel);
            before += (long)runs.Length * replicates;
            foreach ((int mixture, PairedRun run) in runs)
            {
                var ensemble = new Ensemble(model, run.Scenario.Scenario, pass.Key.Seed, run.Outcomes);
                faults[mixture] = ensemble.Faults;
                for (int t = 0; t < ids.Length; t++)
                {
                    int index = model.Pack.Targets.ToList().FindIndex(o => o.Id == ids[t]);
                    columns[t][mixture] = new SplitColumns(ensemble.TargetMet(index).ToArray(), ensemble.TargetValue(index).ToArray());
                }
            }
        }

        Faults = new FaultSummary([.. faults.SelectMany(f => f).DistinctBy(f => (f.Span, f.Text, f.Kind))], replicates);
        int firstTables = First.Locality.Tables.Count, lastTables = Last.Locality.Tables.Count;
        Intervals.Clustering[] clusterings =
        [
            .. new[] { firstTables, lastTables }.Distinct().Select(tables => Intervals.Clustering.Of(Enumerable.Range(0, replicates).Select(r => r % tables))),
        ];
        return [.. ids.Select((id, t) => DifferenceSplit.Of(Last.Pack.Targets.First(o => o.Id == id), groups, columns[t], clusterings, level))];
    }

    private static string Top(RuleChange change) => change.Name.Split('/')[0];

    private static string[] Others(Scenario scenario, string kind) =>
        [.. scenario.Files.Where(f => !f.EndsWith(ScenarioPaths.Ending, StringComparison.Ordinal) && f.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == (kind == "actuals"))];

    // What the header says of the locality; which scenarios it lists and where its rules lie changes no run.
    private static IEnumerable<RuleChange> Headers(OpenedLocality a, OpenedLocality b, DiagnosticBag diagnostics) =>
        JsonFile.Read(a.Locality.Files[0], diagnostics) is { } old && JsonFile.Read(b.Locality.Files[0], diagnostics) is { } now
            ? DocumentComparison.Of(Path.GetFileName(b.Locality.Files[0]), old, now).Changes.Where(c => Top(c) is not ("scenarios" or "rules"))
            : [];

    private int Index(InputGroup group) => Differences.Any(d => d.Group == group) ? 1 : 0;

    private int Side(int mixture, InputGroup group)
    {
        int at = Differences.ToList().FindIndex(d => d.Group == group);
        return at < 0 ? 0 : mixture >> at & 1;
    }

    private Scenario Mixed(int mixture)
    {
        int rules = Side(mixture, InputGroup.Rules), data = Side(mixture, InputGroup.Data);
        Scenario planned = scenarios[(rules, data, Side(mixture, InputGroup.Budget))], assumed = scenarios[(rules, data, Side(mixture, InputGroup.Assumptions))];
        return planned with { Assumptions = assumed.Assumptions, Correlations = assumed.Correlations, Recorded = scenarios[(rules, data, data)].Recorded };
    }

    private sealed class Relay(Action<int> report) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => report(value.ReplicatesDone);
    }
}
