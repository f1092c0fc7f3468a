using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack.Loading;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Loading;

/// <summary>Loads a tests file with its workflow and the inputs of both.</summary>
internal static class SuiteLoader
{
    /// <summary>The suite, or null when something has errors.</summary>
    /// <param name="file">The tests file.</param>
    /// <param name="sources">Who reads rule files that do not lie in a rules folder.</param>
    /// <param name="drafts">Which drafts hold besides what is in force.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    public static TestSuite? Load(string file, IReadOnlyList<IExpressionSource> sources, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        TestDocument? document = TestFileReader.Read(file, diagnostics);
        if (document is null || document.RuleFile.Length == 0)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(file)?.Replace('\\', '/') ?? "";
        string ruleFile = folder.Length == 0 ? document.RuleFile : $"{folder}/{document.RuleFile}";
        TestSuite? suite = document.IsWorkflow ? OfWorkflow(ruleFile, document, drafts, diagnostics) : OfExpressions(ruleFile, document, sources, drafts, diagnostics);
        if (suite is null)
        {
            return null;
        }

        var binder = new CaseBinder(suite.Inputs, suite.Rules, diagnostics);
        List<TestCase> cases = [.. document.Cases.Select(binder.Bind)];
        return diagnostics.HasErrors ? null : suite with { Cases = cases };
    }

    private static TestSuite? OfWorkflow(string file, TestDocument document, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        if (Workflow(file, document, drafts, diagnostics) is not { } found)
        {
            return null;
        }

        WorkflowInputs? inputs = document.Inputs is { } declared
            ? new WorkflowInputs { Layout = declared }
            : WorkflowInputsReader.Of(file, document.RuleFileSpan, drafts, diagnostics);
        return inputs is null || WorkflowCompiler.Compile(found.Workflow, found.Library, inputs.Layout, diagnostics) is not { } compiled
            ? null
            : new TestSuite(file, compiled.Source.Name, compiled.Source.GlobalParams, RuleNode.AllOf(compiled), inputs, []);
    }

    private static TestSuite? OfExpressions(
        string file, TestDocument document, IReadOnlyList<IExpressionSource> sources, DraftSelection drafts, DiagnosticBag diagnostics) =>
        ExpressionFileReader.Read(file, document.RuleFileSpan, sources, drafts, diagnostics) is { } found
            ? new TestSuite(file, Path.GetFileNameWithoutExtension(file), [], found.Nodes, found.Inputs, [])
            : null;

    private static (Workflow Workflow, IReadOnlyList<Workflow> Library)? Workflow(
        string file, TestDocument document, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        if (Read(file, document.Inputs is null, drafts, diagnostics) is not { } root)
        {
            return null;
        }

        var faults = new DiagnosticBag();
        IReadOnlyList<Workflow> workflows = WorkflowLoader.Load(root, WorkflowStrictness.Planner, faults);
        diagnostics.AddRange(faults);
        if (faults.HasErrors)
        {
            return null;
        }

        string? name = document.WorkflowName is { Kind: JsonKind.Text } text ? text.Text : null;
        if (name is null && workflows.Count == 1)
        {
            return (workflows[0], workflows);
        }

        if (workflows.FirstOrDefault(w => w.Name == name) is { } found)
        {
            return (found, workflows);
        }

        string what = name is null ? "has several workflows; name one in 'name'" : $"has no workflow '{name}'";
        string hint = NearestName.Hint(name ?? "", workflows.Select(w => w.Name));
        diagnostics.Error(TestCode.UnknownWorkflow, document.WorkflowName?.Span ?? document.RuleFileSpan, $"'{file}' {what}{hint}");
        return null;
    }

    /// <summary>The workflow file; one of a rules folder as the drafts that hold leave it, amended to the last.</summary>
    private static JsonValue? Read(string file, bool inRulesFolder, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        int cut = file.LastIndexOf('/');
        string folder = cut < 0 ? "" : file[..cut];
        if (!inRulesFolder || folder.Length == 0 || folder is "." or "..")
        {
            return JsonFile.Read(file, diagnostics);
        }

        int above = folder.LastIndexOf('/');
        string root = above < 0 ? "" : above == 0 ? "/" : folder[..above];
        var source = new PackSource(root, int.MaxValue, int.MaxValue - 1, diagnostics, drafts, DiskFiles.Instance);
        return source.OpenValue(file[(above + 1)..], int.MaxValue);
    }
}
