using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows.Evaluation;

namespace Planner.Rules.Workflows;

/// <summary>
/// Runs a RulesEngine workflow on any inputs, with RulesEngine's meaning: the work of <c>planner eval</c>. Where it is stricter,
/// docs/rule-language.md says so.
/// </summary>
/// <threadsafety>Safe from any number of threads.</threadsafety>
public static class WorkflowEvaluation
{
    /// <summary>Runs one workflow.</summary>
    /// <param name="workflows">A workflow, or an array of them.</param>
    /// <param name="inputs">An object of input name → value, with type tags.</param>
    /// <param name="run">The workflow to run; the first when null.</param>
    /// <param name="settings">An object of RulesEngine's settings that differ from their defaults, or null.</param>
    public static EvaluationResult Run(EvaluationFile workflows, EvaluationFile inputs, string? run = null, EvaluationFile? settings = null)
    {
        ArgumentNullException.ThrowIfNull(workflows);
        ArgumentNullException.ThrowIfNull(inputs);
        var diagnostics = new DiagnosticBag();
        EngineSettings engine = settings is not null && Parse(settings, diagnostics) is { } settingsRoot ? EngineSettings.Read(settingsRoot, diagnostics) : new EngineSettings();
        IReadOnlyList<NamedInput> named = Parse(inputs, diagnostics) is { } inputsRoot ? new InputReader(diagnostics).Read(inputsRoot) : [];
        if (diagnostics.HasErrors)
        {
            return Refused(diagnostics, 2);
        }

        IReadOnlyList<Workflow> library = Parse(workflows, diagnostics) is { } root ? WorkflowLoader.Load(root, WorkflowStrictness.RulesEngine, diagnostics) : [];
        if (diagnostics.HasErrors)
        {
            return Refused(diagnostics, 1);
        }

        try
        {
            List<RuleResult> results = new WorkflowExecutor(library, engine).Run(run ?? library[0].Name, named);
            results.ForEach(r => Collect(r, diagnostics));
            return new EvaluationResult(ResultDocument.Of(results), 0, diagnostics.InFileOrder());
        }
        catch (WorkflowThrowsException e)
        {
            return new EvaluationResult(ResultDocument.Refused(e.Message), 1, diagnostics.InFileOrder());
        }
    }

    private static JsonValue? Parse(EvaluationFile file, DiagnosticBag diagnostics) => JsonFile.Parse(file.Name, Encoding.UTF8.GetBytes(file.Text), diagnostics);

    private static EvaluationResult Refused(DiagnosticBag diagnostics, int exitCode)
    {
        IReadOnlyList<Diagnostic> all = diagnostics.InFileOrder();
        return new EvaluationResult(ResultDocument.Refused(string.Join('\n', all)), exitCode, all);
    }

    private static void Collect(RuleResult result, DiagnosticBag diagnostics)
    {
        diagnostics.AddRange(result.Diagnostics);
        result.Children.ForEach(c => Collect(c, diagnostics));
    }
}
