using Planner.Rules.Diagnostics;
using Planner.Rules.Testing;

namespace Planner.Rules.Tests.Testing;

/// <summary>A folder with one small workflow and its tests.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner tests ").FullName.Replace('\\', '/');

    public TestFolder(string workflow, string tests)
    {
        File.WriteAllText(folder + "/small.json", workflow);
        File.WriteAllText(TestsFile, tests);
    }

    public string TestsFile => folder + "/small.tests.json";

    public SuiteResult Run(bool mutation = true, Action<int, int>? progress = null)
    {
        var diagnostics = new DiagnosticBag();
        SuiteResult? result = RuleTester.Run(TestsFile, mutation, diagnostics, progress);
        Assert.Equal([], diagnostics.InFileOrder());
        return result!;
    }

    /// <summary>Codes with their places, <c>PLN0000 line:column</c>.</summary>
    public IReadOnlyList<Diagnostic> Faults()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(RuleTester.Run(TestsFile, false, diagnostics));
        return diagnostics.InFileOrder();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
