using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Cli.Commands;

/// <summary><c>planner eval</c>: runs a workflow on any inputs.</summary>
internal static class EvalCommand
{
    private static readonly ArgumentSpec Workflow = new("WORKFLOW.json", Many: false, Phrase.ArgumentWorkflow);
    private static readonly ArgumentSpec Inputs = new("INPUTS.json", Many: false, Phrase.ArgumentInputs);
    private static readonly OptionSpec RunName = new("--run", "NAME", Phrase.OptionRun);
    private static readonly OptionSpec Settings = new("--settings", "FILE", Phrase.OptionSettings);

    public static readonly CommandSpec Spec = new("eval", Phrase.AboutEval, Phrase.HelpEval, [Workflow, Inputs], [RunName, Settings], Run);

    private static int Run(CommandCall call)
    {
        string workflow = call.Values(Workflow)[0], inputs = call.Values(Inputs)[0];
        string? name = call.Value(RunName), settings = call.Value(Settings);
        EvalFiles files = InputFiles.Read(call, faults =>
        {
            EvaluationFile? w = Text(workflow, faults), i = Text(inputs, faults), s = settings is null ? null : Text(settings, faults);
            return w is null || i is null || faults.HasErrors ? null : new EvalFiles(w, i, s);
        });
        EvaluationResult result = Interruptible.Run(_ => WorkflowEvaluation.Run(files.Workflow, files.Inputs, name, files.Settings), call.Host.Cancelled);
        call.Host.Out.Write(result.Json.TrimEnd('\n') + "\n");
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            call.Host.Error.WriteLine(diagnostic.In(call.Texts.Language));
        }

        return result.ExitCode;
    }

    private static EvaluationFile? Text(string path, DiagnosticBag faults)
    {
        try
        {
            if (BoundedFile.Read(path, (int)JsonLimits.Standard.MaxBytes, out _) is { } bytes)
            {
                using var text = new StreamReader(new MemoryStream(bytes));
                return new EvaluationFile(path, text.ReadToEnd());
            }

            // Said with its limit by the reader of JSON.
            _ = JsonFile.Read(path, faults);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _ = JsonFile.Read(path, faults);
            return null;
        }
    }

    private sealed record EvalFiles(EvaluationFile Workflow, EvaluationFile Inputs, EvaluationFile? Settings);
}
