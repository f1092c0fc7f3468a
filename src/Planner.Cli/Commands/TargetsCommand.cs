using System.Globalization;
using Planner.Analysis.Coherence;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Coverage;
using Planner.Localities.Opening;
using Planner.Localities.Tables;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;

namespace Planner.Cli.Commands;

/// <summary><c>planner targets coverage|audit</c>: where targets, baselines and levers are defined, and what targets say of each other.</summary>
internal static class TargetsCommand
{
    private static readonly ArgumentSpec Action = new("coverage|audit", Many: false, Phrase.ArgumentTargetsAction);
    private static readonly ArgumentSpec Paths = new("PATH", Many: true, Phrase.ArgumentTargetsPaths, Optional: true);
    private static readonly OptionSpec Expect = new("--expect", "FILE", Phrase.OptionExpect);

    public static readonly CommandSpec Spec = new("targets", Phrase.AboutTargets, Phrase.HelpTargets, [Action, Paths], [Expect, SharedOptions.Drafts, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        string action = call.Values(Action)[0];
        return action switch
        {
            "coverage" => Coverage(call),
            "audit" => Audit(call),
            _ => throw new UsageException(Phrase.OptionNotOneOf, Action.Name, action, "coverage, audit"),
        };
    }

    private static int Coverage(CommandCall call)
    {
        IReadOnlyList<string> folders = LocalityPaths.Folders(call.Values(Paths));
        string? table = call.Value(Expect);
        IReadOnlyList<IndexedId> ids = InputFiles.Read(call, diagnostics =>
        {
            var found = new List<IndexedId>();
            foreach (string folder in folders)
            {
                found.AddRange(TargetIndex.Of(folder, diagnostics) ?? []);
            }

            List<(string Id, string Locality)> expected = table is null ? [] : Expected(table, diagnostics);
            return diagnostics.HasErrors ? null : TargetIndex.With(found, expected, [.. found.Select(f => f.Locality).Distinct()]);
        });
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(TargetDocuments.Coverage(ids));
        }
        else
        {
            WriteCoverage(call, ids);
        }

        return ids.Any(i => i.IsMissing) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static void WriteCoverage(CommandCall call, IReadOnlyList<IndexedId> ids)
    {
        int width = ids.Count == 0 ? 0 : ids.Max(i => i.Id.Length);
        foreach (IndexedId id in ids)
        {
            string kind = id.Kind switch
            {
                IndexedKind.Target => call.Texts[Phrase.CoverageTarget],
                IndexedKind.Baseline => call.Texts[Phrase.CoverageBaseline],
                IndexedKind.Lever => call.Texts[Phrase.CoverageLever],
                _ => "",
            };
            string place = id.Place is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.File}:{at.Line}")
                : id.Kind is null ? call.Texts[Phrase.CoverageMissing]
                : call.Texts.Format(Phrase.CoverageLeverUnset, string.Join(", ", id.Fields));
            call.Host.Out.WriteLine($"{id.Id.PadRight(width)}  {kind,-9}  {place}");
        }

        foreach (IGrouping<string, IndexedId> locality in ids.GroupBy(i => i.Locality))
        {
            int Count(IndexedKind kind) => locality.Count(i => i.Kind == kind);
            call.Host.Out.WriteLine(call.Texts.Format(
                Phrase.CoverageSum, locality.Key, Count(IndexedKind.Target), Count(IndexedKind.Baseline), Count(IndexedKind.Lever), locality.Count(i => i.IsMissing)));
        }
    }

    /// <summary>Ids of a table, with the locality where the table has such a column.</summary>
    private static List<(string Id, string Locality)> Expected(string path, DiagnosticBag diagnostics)
    {
        if (TableText.Read(path, diagnostics) is not { } text)
        {
            return [];
        }

        List<string> header = [.. text.Header.Select(h => h.Text)];
        int id = header.IndexOf("id"), locality = header.IndexOf("locality");
        return id < 0
            ? throw new UsageException(Phrase.NoIdColumn, path)
            : [.. text.Rows.Select(r => (r[id].Text, locality < 0 ? "" : r[locality].Text))];
    }

    private static int Audit(CommandCall call)
    {
        IReadOnlyList<string> folders = LocalityPaths.Folders(call.Values(Paths));
        IReadOnlyList<(OpenedLocality Opened, TargetCoherence Coherence)> audits = InputFiles.Read(call, diagnostics => AuditOf(folders, call, diagnostics));
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(TargetDocuments.Audit([.. audits.Select(a => (a.Opened.Locality, a.Coherence))]));
        }
        else
        {
            foreach ((OpenedLocality opened, TargetCoherence coherence) in audits)
            {
                AuditText.Write(call.Texts, opened.Locality, coherence, call.Host.Out);
            }
        }

        return audits.Any(a => a.Coherence.HasContradiction) ? ExitCode.AnswerIsNo : ExitCode.Done;
    }

    private static List<(OpenedLocality Opened, TargetCoherence Coherence)>? AuditOf(IReadOnlyList<string> folders, CommandCall call, DiagnosticBag diagnostics)
    {
        var audits = new List<(OpenedLocality, TargetCoherence)>();
        foreach (string folder in folders)
        {
            if (LocalityFolder.Open(folder, diagnostics, call.Drafts) is { } opened)
            {
                TargetRelations relations = TargetCompanions.Relations(opened.Pack.Folder, null, diagnostics);
                if (!diagnostics.HasErrors)
                {
                    audits.Add((opened, TargetCoherence.Of(opened.Locality, opened.Pack, relations)));
                }
            }
        }

        return diagnostics.HasErrors ? null : audits;
    }
}
