using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Testing.Running;
using Planner.Rules.Workflows;

namespace Planner.Rules.Testing.Loading;

/// <summary>Loads a tests file with its workflow and the inputs of both.</summary>
internal static class SuiteLoader
{
    /// <summary>The suite, or null when something has errors.</summary>
    public static TestSuite? Load(string file, DiagnosticBag diagnostics)
    {
        TestDocument? document = TestFileReader.Read(file, diagnostics);
        if (document is null || document.WorkflowFile.Length == 0)
        {
            return null;
        }

        string folder = Path.GetDirectoryName(file)?.Replace('\\', '/') ?? "";
        string workflowFile = folder.Length == 0 ? document.WorkflowFile : $"{folder}/{document.WorkflowFile}";
        if (Workflow(workflowFile, document, diagnostics) is not { } found)
        {
            return null;
        }

        WorkflowInputs? inputs = document.Inputs is { } declared
            ? new WorkflowInputs { Layout = declared }
            : WorkflowInputsReader.Of(workflowFile, document.WorkflowFileSpan, diagnostics);
        if (inputs is null || WorkflowCompiler.Compile(found.Workflow, found.Library, inputs.Layout, diagnostics) is not { } compiled)
        {
            return null;
        }

        IReadOnlyList<RuleNode> rules = RuleNode.AllOf(compiled);
        var binder = new CaseBinder(inputs, rules, diagnostics);
        List<TestCase> cases = [.. document.Cases.Select(binder.Bind)];
        return diagnostics.HasErrors ? null : new TestSuite(workflowFile, compiled, rules, inputs, cases);
    }

    private static (Workflow Workflow, IReadOnlyList<Workflow> Library)? Workflow(string file, TestDocument document, DiagnosticBag diagnostics)
    {
        if (JsonFile.Read(file, diagnostics) is not { } root)
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
        diagnostics.Error(TestCode.UnknownWorkflow, document.WorkflowName?.Span ?? document.WorkflowFileSpan, $"'{file}' {what}{hint}");
        return null;
    }
}
