using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Language;
using Planner.Rules.Pack;
using Planner.Rules.Pack.Loading;

namespace Planner.Rules.Testing.Loading;

/// <summary>Tells from the place of a rule file in a rules folder what its expressions see.</summary>
internal static class WorkflowInputsReader
{
    /// <summary>The inputs of a rule file.</summary>
    /// <param name="workflowFile">The file.</param>
    /// <param name="tests">Where the tests file names it.</param>
    /// <param name="drafts">Which drafts hold besides what is in force.</param>
    /// <param name="diagnostics">Receives the faults.</param>
    /// <returns>The inputs, or null when they cannot be told.</returns>
    public static WorkflowInputs? Of(string workflowFile, SourceSpan tests, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        (string root, string kind) = FolderInputs.PlaceOf(workflowFile);
        if (kind == "poverty")
        {
            return new WorkflowInputs { Layout = PackLayouts.Household };
        }

        if (kind is not ("criteria" or "targets") || !FolderInputs.IsOne(root))
        {
            diagnostics.Error(
                TestCode.Inputs,
                tests,
                $"the inputs of '{workflowFile}' are not known: it lies in none of the folders criteria, poverty and targets of a rules folder; declare them in 'inputs'");
            return null;
        }

        return InRulesFolder(root, kind, Path.GetFileName(workflowFile), tests, drafts, diagnostics);
    }

    private static WorkflowInputs? InRulesFolder(
        string root, string kind, string file, SourceSpan tests, DraftSelection drafts, DiagnosticBag diagnostics)
    {
        var faults = new DiagnosticBag();
        FolderInputs? folder = FolderInputs.Read(root, drafts, faults);
        IReadOnlyList<MetricDefinition> metrics = folder is not null && kind == "targets" ? MetricsReader.Read(folder.Source) : [];
        if (folder is null || faults.HasErrors)
        {
            diagnostics.AddRange(faults);
            return null;
        }

        PackLayouts layouts = folder.Layouts(metrics);
        InputLayout layout = layouts.Targets;
        IReadOnlyList<int> years = [.. Enumerable.Range(FolderInputs.FirstYear, FolderInputs.LastYear - FolderInputs.FirstYear + 1)];
        if (kind == "criteria")
        {
            if (SetOf(root, file, tests, diagnostics) is not { } set)
            {
                return null;
            }

            layout = set.District ? layouts.District : layouts.Commune;
            years = [.. years.Where(y => y >= set.From && y <= (set.To ?? FolderInputs.LastYear))];
        }

        WorkflowInputs inputs = folder.Inputs(layout, ReferenceEquals(layout, layouts.Commune) ? layout : null, years);
        diagnostics.AddRange(faults);
        return inputs;
    }

    private static (bool District, int From, int? To)? SetOf(string root, string file, SourceSpan tests, DiagnosticBag diagnostics)
    {
        string path = root + "/criteria/sets.json";
        if (JsonFile.Read(path, diagnostics) is not { } sets)
        {
            return null;
        }

        JsonValue? set = sets["sets"]?.Items.FirstOrDefault(s => s["workflow"] is { Kind: JsonKind.Text } name && name.Text == file);
        if (set is not { Kind: JsonKind.Object } || set["scope"] is not { Kind: JsonKind.Text } scope || set["from"] is not { Kind: JsonKind.Number } from)
        {
            diagnostics.Error(TestCode.Inputs, tests, $"the inputs of '{file}' are not known: {path} names no set with this workflow; declare them in 'inputs'");
            return null;
        }

        return (scope.Text == "district", (int)from.Number, set["to"] is { Kind: JsonKind.Number } to ? (int)to.Number : null);
    }
}
