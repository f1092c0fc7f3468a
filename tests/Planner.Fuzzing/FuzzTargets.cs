using Planner.Fuzzing.Running;
using Planner.Fuzzing.Targets;

namespace Planner.Fuzzing;

/// <summary>All targets by name.</summary>
internal static class FuzzTargets
{
    private static readonly (string Name, Func<FuzzTarget> Make)[] All =
    [
        ("json", () => new JsonTarget()), ("expression", () => new ExpressionTarget()), ("agreement", () => new AgreementTarget()), ("eval", () => new EvalTarget()),
        ("rules", () => new RulesTarget()), ("scenario", () => new ScenarioTarget()), ("locality", () => new LocalityTarget()), ("csv", () => new CsvTarget()),
        ("manifest", () => new ManifestTarget()), ("store", () => new StoreTarget()), ("settings", () => new SettingsTarget()),
        ("import", () => new ImportFileTarget()), ("import-notes", () => new ImportNotesTarget()), ("drafts", () => new DraftsTarget()), ("tests-files", () => new TestsFileTarget()),
        ("synthesis", () => new SynthesisTarget()), ("history", () => new HistoryTarget()), ("archive", () => new ArchiveTarget()), ("editing", () => new EditingTarget()),
    ];

    /// <summary>Names of all targets.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(t => t.Name)];

    /// <summary>One target.</summary>
    public static FuzzTarget Make(string name) => All.First(t => t.Name == name).Make();

    /// <summary>Targets with the inputs each gets.</summary>
    public static IEnumerable<(FuzzTarget Target, long Inputs)> Shares(IReadOnlyList<string> names, long inputs)
    {
        FuzzTarget[] targets = [.. names.Select(Make)];
        int all = targets.Sum(t => t.Weight);
        return targets.Select(t => (t, Math.Max(1, inputs * t.Weight / all)));
    }
}
