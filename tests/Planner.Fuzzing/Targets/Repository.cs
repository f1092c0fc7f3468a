using System.Text.Json;
using Planner.Fuzzing.Making;
using Planner.Localities.Opening;
using Planner.Rules.Diagnostics;

namespace Planner.Fuzzing.Targets;

/// <summary>The rule and scenario files of this repository: what the inputs are made from.</summary>
internal static class Repository
{
    private static readonly Lazy<OpenedLocality> Opened = new(() =>
    {
        var faults = new DiagnosticBag();
        return LocalityFolder.Open(Scenarios + "/bac-kan", faults) ?? throw new InvalidOperationException(string.Join('\n', faults.InFileOrder()));
    });

    private static readonly Lazy<ExpressionChanges> Samples = new(() => new ExpressionChanges(Written()));

    public static string Root { get; } = Find();

    public static string Rules => Root + "/rules";

    public static string Scenarios => Root + "/scenarios";

    /// <summary>Every rule file but schemas, tests and drafts.</summary>
    public static string[] RuleFiles { get; } =
    [
        .. Directory.EnumerateFiles(Rules, "*.json", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/'))
            .Where(f => !f.Contains("/schema/", StringComparison.Ordinal) && !f.EndsWith(".tests.json", StringComparison.Ordinal) && !f.EndsWith(".draft.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Every scenario file.</summary>
    public static string[] ScenarioFiles { get; } =
        [.. Directory.EnumerateFiles(Scenarios, "*.scenario.json", SearchOption.AllDirectories).Select(f => f.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Bắc Kạn with its rules.</summary>
    public static OpenedLocality BacKan => Opened.Value;

    /// <summary>Makes expressions from those of the repository.</summary>
    public static ExpressionChanges Expressions => Samples.Value;

    /// <summary>A folder of this process in memory where there is one, for readers that take a path.</summary>
    public static string Temporary { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(), FormattableString.Invariant($"planner-fuzzing-{Environment.ProcessId}"))).FullName;

    private static List<string> Written() =>
    [
        .. RuleFiles.Concat(ScenarioFiles).Select(JsonSample.Of)
            .SelectMany(s => s.Values.Where(v => v.Name is "Expression" or "filter" or "weight" or "value" or "key" or "when" && s.Text[v.Start] == '"')
                .Select(v => JsonSerializer.Deserialize<string>(s.Text[v.Start..v.End])!))
            .Where(t => t.Length is > 0 and < 400).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string Find()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "Planner.sln")))
            {
                return at.Replace('\\', '/');
            }
        }

        throw new InvalidOperationException("the fuzzer must run inside the repository");
    }
}
