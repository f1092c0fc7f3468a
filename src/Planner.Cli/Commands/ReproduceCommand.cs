using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner reproduce</c>: runs a kept run again from its files and compares every byte.</summary>
internal static class ReproduceCommand
{
    private static readonly ArgumentSpec Id = new("RUN", Many: false, Phrase.ArgumentReproduce);

    public static readonly CommandSpec Spec = new(
        "reproduce", Phrase.AboutReproduce, Phrase.HelpReproduce, [Id], [SharedOptions.Threads, SharedOptions.Store, SharedOptions.Json], Run);

    private static int Run(CommandCall call)
    {
        RunManifest manifest = StoredRuns.Manifest(call, call.Values(Id)[0]);
        RunIdentity stored = manifest.Identity;
        List<(string File, string State)> changed =
        [
            .. stored.Files.Where(f => !File.Exists(f.Path)).Select(f => (f.Path, "missing")),
            .. stored.Files.Where(f => File.Exists(f.Path) && !StoredRuns.IsUnchanged(f)).Select(f => (f.Path, "changed")),
        ];
        if (changed.Count > 0)
        {
            return Answer(call, manifest, changed, null);
        }

        ComparisonInputs inputs = InputFiles.Read(
            call, diagnostics => ComparisonInputs.Load(new ScenarioGroup(stored.FolderOf("locality"), [stored.ScenarioFile]), diagnostics, DraftSelection.Of(stored.Drafts)));
        int threads = (int?)call.Integer(SharedOptions.Threads, 1, RunCall.MostThreads) ?? Environment.ProcessorCount;
        var options = new RunOptions(stored.Replicates, stored.Seed, threads);

        // A file that has come since, such as another rule file, is read with the others.
        HashSet<(string, string)> known = [.. stored.Files.Select(f => (f.Role, f.Name))];
        changed.AddRange((inputs.Identities(options)[0]?.Files ?? []).Where(f => !known.Contains((f.Role, f.Name))).Select(f => (f.Path, "added")));
        if (changed.Count > 0)
        {
            return Answer(call, manifest, changed, null);
        }

        MemoryLimit.Check(call, EnsembleRunner.EstimateBytes(inputs.Model, options, 1), options.Replicates, 1);
        using var progress = new ProgressLine(call.Host.Error, call.Host.ErrorIsTerminal && !call.Quiet, call.Texts);
        IReadOnlyList<Outcomes> outcomes = Interruptible.Run(
            cancel => ComparisonRun.Plan(inputs, options, new ReplicateRange(0, options.Replicates), RunKeeping.Nothing).Run(progress.Report, null, cancel), call.Host.Cancelled);
        return Answer(call, manifest, changed, RunStore.DigestOf(stored, outcomes[0]));
    }

    private static int Answer(CommandCall call, RunManifest manifest, IReadOnlyList<(string File, string State)> changed, string? digest)
    {
        RunIdentity stored = manifest.Identity;
        bool identical = digest == manifest.OutcomesSha256;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(MachineDocument.Write(json =>
            {
                json.WriteString("run", stored.Address.Hex);
                json.WriteString("locality", stored.Locality);
                json.WriteString("scenario", stored.Scenario);
                json.WriteNumber("replicates", stored.Replicates);
                json.WriteNumber("seed", stored.Seed);
                json.WriteBoolean("identical", identical);
                json.WriteString("engineStored", stored.Engine);
                json.WriteString("engineNow", EngineVersion.Current);
                json.WriteString("outcomesSha256Stored", manifest.OutcomesSha256);
                json.WriteString("outcomesSha256Now", digest);
                json.WriteStartArray("files");
                foreach ((string file, string state) in changed)
                {
                    json.WriteStartObject();
                    json.WriteString("path", file);
                    json.WriteString("state", state);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }));
            return identical ? ExitCode.Done : ExitCode.AnswerIsNo;
        }

        TextWriter output = call.Host.Out;
        if (stored.Engine != EngineVersion.Current)
        {
            output.WriteLine(call.Texts.Format(Phrase.ReproduceEngine, stored.Engine, EngineVersion.Current));
        }

        foreach ((string file, string state) in changed)
        {
            output.WriteLine(call.Texts.Format(state switch { "missing" => Phrase.ReproduceMissing, "added" => Phrase.ReproduceAdded, _ => Phrase.ReproduceChanged }, file));
        }

        output.WriteLine(call.Texts.Format(
            changed.Count > 0 ? Phrase.ReproduceNotTried : identical ? Phrase.ReproduceIdentical : Phrase.ReproduceDiffers,
            stored.Address.Short, stored.Locality, stored.Scenario, stored.Replicates, manifest.OutcomesSha256, digest ?? ""));
        return identical ? ExitCode.Done : ExitCode.AnswerIsNo;
    }
}
