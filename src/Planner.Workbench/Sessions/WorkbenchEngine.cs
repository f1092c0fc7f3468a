using System.Diagnostics;
using System.Text.Json;
using Planner.Analysis.Attainment;
using Planner.Analysis.Closing;
using Planner.Analysis.Comparison;
using Planner.Analysis.Intervals;
using Planner.Localities.Opening;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Closing;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Boards;
using Planner.Workbench.Settings;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Does what the workbench wants done, on threads of its own, and posts what came of it: one lane for files, one for runs and what is made of them, one for
/// previews, of which only the last matters.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class WorkbenchEngine : IDisposable
{
    private const int QuickReplicates = 200;
    private const int FlipsShown = 12;

    private readonly string folder;
    private readonly ScenarioFiles scenarios;
    private readonly RunStore? store;
    private readonly SettingsFile settings;
    private readonly Action<WorkbenchMessage> post;
    private readonly int threads;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (RunAddress? Address, Outcomes Outcomes)> results = new(StringComparer.Ordinal);
    private readonly WorkLane files;
    private readonly WorkLane runs;
    private readonly LeverPreviews previews;
    private readonly TableDrafts tables;
    private readonly StudyLane studies;
    private readonly OptimiseLane searches;
    private readonly ReportLane reports;
    private readonly FileWatch watch;
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<string> picked = [];
    private volatile ComparisonInputs? inputs;
    private volatile bool opened;

    /// <summary>An engine that has read nothing yet.</summary>
    /// <param name="folder">The locality's folder.</param>
    /// <param name="store">Where runs are kept; null for nowhere.</param>
    /// <param name="settings">Keeps the user's settings.</param>
    /// <param name="threads">Workers of a run; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="writeLog">Writes a fault down and returns the file; null for nowhere.</param>
    public WorkbenchEngine(string folder, RunStore? store, SettingsFile settings, int threads, Action<WorkbenchMessage> post, Func<Exception, string?>? writeLog = null)
    {
        this.folder = folder.Replace('\\', '/');
        scenarios = new ScenarioFiles(this.folder);
        this.store = store;
        this.settings = settings;
        this.post = post;
        this.threads = threads;
        Action<Exception> Failed(WorkLaneName lane) => e =>
        {
            if (!opened)
            {
                post(new WorkbenchMessage.Crashed(e));
                return;
            }

            string? file = writeLog?.Invoke(e);
            post(new WorkbenchMessage.LaneFailed(lane, e, file));
            Log(BoardBuilder.Both(l => Say(l, Wording.LogFailed, e.GetType().Name, e.Message.ReplaceLineEndings(" "))));
        };
        files = new WorkLane("files", Failed(WorkLaneName.Files));
        runs = new WorkLane("runs", Failed(WorkLaneName.Runs));
        previews = new LeverPreviews(this.folder, () => inputs, threads, post, Failed(WorkLaneName.Previews));
        tables = new TableDrafts(() => inputs, threads, post, Failed(WorkLaneName.Tables));
        studies = new StudyLane(() => inputs, threads, post, Failed(WorkLaneName.Studies));
        searches = new OptimiseLane(() => inputs, threads, post, Failed(WorkLaneName.Studies));
        reports = new ReportLane(this.folder, Finished, threads, post, Failed(WorkLaneName.Reports));
        watch = new FileWatch(this.folder, () => files.Add(_ => Reload(onlyChanged: true)));
    }

    /// <summary>Reads the locality and runs what is not fresh.</summary>
    public void Open()
    {
        if (store is null || !Directory.Exists(store.Folder))
        {
            // Nothing is kept, so there will be a run: its kernels are compiled while files are read.
            CancellationToken left = leaving.Token;
            new Thread(() => KernelWarmUp.Compile(left)) { IsBackground = true, Name = "warm-up" }.Start();
        }

        files.Add(ReadAndRun);
    }

    private void ReadAndRun(CancellationToken cancel)
    {
        var opening = new TaskCompletionSource<bool>();
        bool known = false, read = false;
        try
        {
            read = Reload(onlyChanged: false, one => runs.Add(token =>
            {
                try
                {
                    known = FirstLook(one, opening.Task, token);
                }
                finally
                {
                    // What is not open yet has no place where a fault could be said.
                    opening.Task.Wait(token);
                }
            }));
        }
        finally
        {
            opening.SetResult(read);
        }

        if (read)
        {
            ComparisonInputs now = inputs!;
            watch.Start(now.Locality.RulesFolder, (refused, e) => Log(BoardBuilder.Both(l => Say(l, Wording.CannotWatch, refused, e.Message))));
            string[] all = [.. now.Scenarios.Select(s => s.Scenario.Id)];
            lock (gate)
            {
                picked = all;
            }

            runs.Add(token => RunScenarios(known ? all[1..] : all, token));
            files.Add(_ => post(new WorkbenchMessage.RulesRead(RuleBoards.Of(now.Model.Pack, [], [], withTests: true))));
        }
    }

    /// <summary>Starts what is wanted; never waits.</summary>
    /// <param name="request">What is wanted.</param>
    public void Handle(WorkbenchRequest request)
    {
        switch (request)
        {
            case WorkbenchRequest.Run run:
                Stand(run.Ids.ToDictionary(id => id, _ => new RunStanding(RunState.Queued)));
                runs.Add(cancel => RunScenarios(run.Ids, cancel));
                break;
            case WorkbenchRequest.Stop:
                runs.Clear();
                break;
            case WorkbenchRequest.Compare compare:
                lock (gate)
                {
                    picked = compare.Ids;
                }

                runs.Add(_ => Compare());
                break;
            case WorkbenchRequest.Closings closings:
                runs.Add(cancel => Close(closings.Id, cancel));
                break;
            case WorkbenchRequest.ReadLevers read:
                files.Add(_ =>
                {
                    if (Levers(read.Id) is { } sheet)
                    {
                        post(new WorkbenchMessage.LeversRead(sheet));
                    }
                });
                break;
            case WorkbenchRequest.Preview preview:
                previews.Start(preview.Levers);
                break;
            case WorkbenchRequest.ReadTable table:
                files.Add(_ => tables.Read(table.Parameter, table.Opening));
                break;
            case WorkbenchRequest.TryTable trial:
                tables.Try(trial.Draft);
                break;
            case WorkbenchRequest.Study study:
                studies.Start(study);
                break;
            case WorkbenchRequest.LookAtStudy look:
                studies.Look(look);
                break;
            case WorkbenchRequest.StopStudy:
                studies.Stop();
                break;
            case WorkbenchRequest.Optimise search:
                searches.Start(search);
                break;
            case WorkbenchRequest.StopSearch:
                searches.Stop();
                break;
            case WorkbenchRequest.WriteReport report:
                reports.Start(report);
                break;
            case WorkbenchRequest.StopReport:
                reports.Stop();
                break;
            case WorkbenchRequest.Remember remember:
                files.Add(_ => settings.Write(remember.Settings));
                break;
            default:
                files.Add(_ => Change(request));
                break;
        }
    }

    public void Dispose()
    {
        watch.Dispose();
        leaving.Cancel();
        files.Dispose();
        runs.Dispose();
        previews.Dispose();
        tables.Dispose();
        studies.Dispose();
        searches.Dispose();
        reports.Dispose();
    }

    private LeverSheet? Levers(string id) =>
        inputs is { } now && now.Scenarios.FirstOrDefault(s => s.Scenario.Id == id) is { } prepared
            ? LeverSheets.Of(prepared.Scenario, ScenarioChain.Read(prepared.Scenario.Files[0]), now.Model.Pack)
            : null;

    private bool Reload(bool onlyChanged, Action<ComparisonInputs>? referenceReady = null)
    {
        if (!watch.HasChanged(inputs?.Locality.RulesFolder) && onlyChanged)
        {
            return false;
        }

        long began = Stopwatch.GetTimestamp();
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve([folder], diagnostics);
        ComparisonInputs? fresh = diagnostics.HasErrors ? null : ComparisonInputs.Load(groups[0], diagnostics, referenceReady: referenceReady);
        ComparisonInputs? before = inputs;
        if (fresh is null)
        {
            // A file that cannot be read at all (PLN00xx) is the cause of whatever others find missing.
            RuleFault[] faults = [.. diagnostics.InFileOrder().Where(d => d.Severity == Severity.Error).OrderBy(d => d.Code.StartsWith("PLN00", StringComparison.Ordinal) ? 0 : 1).Select(d => new RuleFault(d.Span.File, d.Span.Line, d.InBoth()))];
            if (before is null)
            {
                post(new WorkbenchMessage.Failed([.. faults.Select(f => f.Text)]));
            }
            else
            {
                // The version before stays in force.
                post(new WorkbenchMessage.RulesRead(RuleBoards.Of(before.Model.Pack, faults, [], withTests: false)));
                post(new WorkbenchMessage.Noted(BoardBuilder.Both(l => Say(l, Wording.SavedWithFaults, faults.Length))));
            }

            return false;
        }

        inputs = fresh;
        lock (gate)
        {
            // A scenario that is new is picked on the screen, so it is compared as soon as it has run.
            string[] known = before is null ? [] : [.. before.Scenarios.Select(s => s.Scenario.Id)];
            picked = before is null ? picked : [.. picked, .. fresh.Scenarios.Select(s => s.Scenario.Id).Where(id => !known.Contains(id, StringComparer.Ordinal) && !picked.Contains(id, StringComparer.Ordinal))];
        }

        post(new WorkbenchMessage.Opened(BoardOf(fresh)));
        opened = true;
        Log(BoardBuilder.Both(l => Say(l, Wording.LogRead, fresh.Scenarios.Count, Stopwatch.GetElapsedTime(began).TotalSeconds)));
        if (before is not null && SameRules(before, fresh))
        {
            // Faults that were mended go away.
            post(new WorkbenchMessage.RulesRead(RuleBoards.Of(fresh.Model.Pack, [], [], withTests: false)));
        }
        else if (before is not null)
        {
            runs.Add(cancel => Effect(before, fresh, cancel));
        }

        return true;
    }

    private static bool SameRules(ComparisonInputs a, ComparisonInputs b) =>
        a.Model.Pack.Files.SequenceEqual(b.Model.Pack.Files) && a.Model.Pack.Files.All(f => a.DigestOf(f)?.Content == b.DigestOf(f)?.Content);

    private LocalityBoard BoardOf(ComparisonInputs read)
    {
        IReadOnlyList<RunIdentity?> identities = read.Identities(Options(read));
        HashSet<string> ran = store is null ? [] : [.. store.List().Where(r => r.Finished && r.Header?.Locality == read.Locality.Id).SelectMany(r => r.Header!.Runs).Select(r => r.Scenario)];
        Dictionary<string, string[]> children = read.Scenarios.Where(s => s.Scenario.Extends is not null).GroupBy(s => s.Scenario.Extends!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(s => s.Scenario.Id).ToArray(), StringComparer.Ordinal);
        return new LocalityBoard(
            read.Locality.Id, read.Locality.Title, read.Locality.Synthetic ? read.Locality.SyntheticNotice : null, folder, read.Locality.Districts,
            [.. read.Scenarios.Select((s, i) => new ScenarioEntry(
                s.Scenario.Id, s.Scenario.Title, s.Scenario.Description, s.Scenario.Files[0], s.Scenario.Extends, children.GetValueOrDefault(s.Scenario.Id) ?? [],
                ScenarioDifferences.Of(ScenarioChain.Read(s.Scenario.Files[0]), read.Model.Pack), read.Reference.Replicates,
                s.Scenario.Budget.Where(b => b.Year > read.Locality.StartYear).Sum(b => b.Amount),
                new RunStanding(StateOf(s.Scenario.Id, identities[i], ran))) { Address = identities[i]?.Address.Hex })]);
    }

    private RunState StateOf(string id, RunIdentity? identity, HashSet<string> ran)
    {
        lock (gate)
        {
            bool known = results.TryGetValue(id, out (RunAddress? Address, Outcomes) result);
            if ((known && result.Address == identity?.Address) || (identity is not null && store?.Manifest(identity.Address) is not null))
            {
                return RunState.Fresh;
            }

            return known || ran.Contains(id) ? RunState.Stale : RunState.Missing;
        }
    }

    private RunOptions Options(ComparisonInputs read) => new(read.Reference.Replicates, read.Reference.Seed, threads);

    // The reference alone, while the other scenarios are read: its kept run, else a first conclusion from few replicates, which says of itself how few. Answers whether the whole run is known.
    private bool FirstLook(ComparisonInputs one, Task<bool> opening, CancellationToken cancel)
    {
        RunOptions options = Options(one);
        RunIdentity? identity = one.Identities(options)[0];
        ComparisonBoard board;
        bool whole = identity is not null && store?.Manifest(identity.Address) is not null;
        if (whole)
        {
            long began = Stopwatch.GetTimestamp();
            RunPlan plan = ComparisonRun.Plan(one, options, new ReplicateRange(0, options.Replicates), new RunKeeping(store, false, TimeSpan.FromSeconds(2), ["planner"]));
            if (plan.Open > 0)
            {
                // It cannot be read: it is run again with the others.
                return false;
            }

            IReadOnlyList<Outcomes> outcomes = plan.Run(null, null, cancel);
            lock (gate)
            {
                results[one.Reference.Id] = (identity!.Address, outcomes[0]);
            }

            board = BoardBuilder.Of(ComparisonRun.Analyse(one, options.Seed, outcomes));
            board = board with { Scenarios = [.. board.Scenarios.Select(s => s with { Address = identity!.Address.Hex })] };
            double took = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Log(BoardBuilder.Both(l => Say(l, Wording.LogReadBack, one.Reference.Title.In(l), options.Replicates, took)));
        }
        else if (options.Replicates > 2 * QuickReplicates)
        {
            board = BoardBuilder.Of(ComparisonRun.Of(one, options with { Replicates = QuickReplicates }, null, cancel)) with { ReplicatesToCome = options.Replicates };
        }
        else
        {
            return false;
        }

        // Where another scenario has faults, those are what is shown.
        opening.Wait(cancel);
        if (opening.Result)
        {
            post(new WorkbenchMessage.Compared(board));
        }

        return whole;
    }

    private void RunScenarios(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        ComparisonInputs read = inputs!;
        string[] wanted = [.. read.Scenarios.Select(s => s.Scenario.Id).Where(id => ids.Contains(id, StringComparer.Ordinal))];
        Stand(wanted.ToDictionary(id => id, _ => new RunStanding(RunState.Queued)));
        try
        {
            // The reference alone first: its conclusion is what people wait for.
            foreach (string[] batch in wanted.Length > 1 && wanted[0] == read.Reference.Id ? [wanted[..1], wanted[1..]] : new[] { wanted })
            {
                RunBatch(read, batch, cancel);
                Compare();
            }
        }
        finally
        {
            // Whatever was not finished stands as it did.
            ComparisonInputs now = inputs!;
            post(new WorkbenchMessage.Stood(BoardOf(now).Scenarios.ToDictionary(s => s.Id, s => s.Standing)));
        }
    }

    private void RunBatch(ComparisonInputs read, string[] batch, CancellationToken cancel)
    {
        if (batch.Length == 0)
        {
            return;
        }

        ComparisonInputs some = read with { Scenarios = [.. read.Scenarios.Where(s => batch.Contains(s.Scenario.Id))] };
        RunOptions options = Options(read);
        IReadOnlyList<RunIdentity?> identities = some.Identities(options);
        long began = Stopwatch.GetTimestamp();
        RunPlan plan = ComparisonRun.Plan(some, options, new ReplicateRange(0, options.Replicates), new RunKeeping(store, false, TimeSpan.FromSeconds(2), ["planner"]));
        var shown = new ShownProgress(began);
        void Progress(long done, long all)
        {
            double share = (double)done / all;
            if (shown.IsNews(share))
            {
                Stand(batch.ToDictionary(id => id, _ => new RunStanding(RunState.Running, share, shown.SecondsLeft(share))));
            }
        }

        bool readBack = plan.Open == 0;
        IReadOnlyList<Outcomes> outcomes = plan.Run(Progress, null, cancel);
        lock (gate)
        {
            for (int i = 0; i < batch.Length; i++)
            {
                results[some.Scenarios[i].Scenario.Id] = (identities[i]?.Address, outcomes[i]);
            }
        }

        Stand(batch.ToDictionary(id => id, _ => new RunStanding(RunState.Fresh)));
        double took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Log(BoardBuilder.Both(l => Say(l, readBack ? Wording.LogReadBack : Wording.LogRun, batch.Length == 1 ? some.Reference.Title.In(l) : Say(l, Wording.ScenarioCount, batch.Length), options.Replicates, took)));
    }

    private void Compare()
    {
        ComparisonInputs read = inputs!;
        IReadOnlyList<string> wanted;
        lock (gate)
        {
            wanted = picked;
        }

        FinishedRuns chosen = FinishedOf(read, wanted);
        if (chosen.Outcomes.Count > 0)
        {
            ComparisonBoard board = BoardBuilder.Of(ComparisonRun.Analyse(chosen.Chosen, read.Reference.Seed, chosen.Outcomes));
            post(new WorkbenchMessage.Compared(board with { Scenarios = [.. board.Scenarios.Select(s => s with { Address = read.AddressOf(s.Id) })] }));
        }
    }

    private FinishedRuns? Finished(IReadOnlyList<string> ids) => inputs is { } read && FinishedOf(read, ids) is { } found && ids.Count > 0 && found.Outcomes.Count == ids.Count ? found : null;

    // A run of other files has no place beside fresh ones.
    private FinishedRuns FinishedOf(ComparisonInputs read, IReadOnlyList<string> ids)
    {
        IReadOnlyList<RunIdentity?> identities = read.Identities(Options(read));
        var chosen = new List<(PreparedScenario Scenario, Outcomes Outcomes)>();
        lock (gate)
        {
            for (int i = 0; i < read.Scenarios.Count; i++)
            {
                string id = read.Scenarios[i].Scenario.Id;
                if (ids.Contains(id, StringComparer.Ordinal) && results.TryGetValue(id, out (RunAddress? Address, Outcomes Outcomes) result) && result.Address == identities[i]?.Address)
                {
                    chosen.Add((read.Scenarios[i], result.Outcomes));
                }
            }
        }

        return new FinishedRuns(read, read with { Scenarios = [.. chosen.Select(c => c.Scenario)] }, [.. chosen.Select(c => c.Outcomes)]);
    }

    private void Close(string id, CancellationToken cancel)
    {
        ComparisonInputs read = inputs!;
        Outcomes? outcomes;
        lock (gate)
        {
            outcomes = results.TryGetValue(id, out (RunAddress? Address, Outcomes Outcomes) result) ? result.Outcomes : null;
        }

        if (outcomes is null || read.Scenarios.FirstOrDefault(s => s.Scenario.Id == id) is not { } scenario)
        {
            return;
        }

        long began = Stopwatch.GetTimestamp();
        int year = read.Locality.EndYear;
        IReadOnlyList<CommuneClosing> closings = StartClosings.Of(read.Model, scenario, year, read.Locality.Tables.Count, threads, null, cancel);
        var ensemble = new Ensemble(read.Model, scenario.Scenario, read.Reference.Seed, outcomes);
        Dictionary<string, LocalizedText> titles = closings.SelectMany(c => c.Criteria).Where(k => k.Title is not null).DistinctBy(k => k.Criterion)
            .ToDictionary(k => k.Criterion, k => k.Title!, StringComparer.Ordinal);
        post(new WorkbenchMessage.Closed(new ClosingBoard(id, year, CommunePath.Of(ensemble, closings), Bottlenecks.Of(ensemble, closings, year), titles)));
        Log(BoardBuilder.Both(l => Say(l, Wording.LogClosings, scenario.Scenario.Title.In(l), Stopwatch.GetElapsedTime(began).TotalSeconds)));
    }

    // What a saved change of the rules does: to communes as they stand at the start, and to the chances of the targets by a quick paired run.
    private void Effect(ComparisonInputs before, ComparisonInputs after, CancellationToken cancel)
    {
        var effect = new List<LocalizedText>();
        IReadOnlyList<CriterionFlip> flips = StartJudgement.Flips((before.Model, before.Scenarios[0]), (after.Model, after.Scenarios[0]), after.Locality.EndYear);
        effect.Add(BoardBuilder.Both(l => flips.Count == 0
            ? Say(l, Wording.EffectNoCommune, after.Locality.EndYear)
            : Say(l, Wording.EffectCommunes, flips.Select(f => f.Commune).Distinct().Count(), after.Locality.EndYear, flips.Count(f => !f.Before), flips.Count(f => f.Before))));
        string[] ids = [.. after.Locality.Tables[0].Communes.Select(c => c.Id)];
        LocalizedText Flipped(CriterionFlip flip, bool named) => BoardBuilder.Both(l => Say(
            l, flip.Before ? Wording.EffectLost : Wording.EffectMet, named ? flip.Name : Say(l, Wording.HiddenCommune, Array.IndexOf(ids, flip.Commune) + 1), flip.Criterion, flip.Title?.In(l) ?? ""));
        var unnamed = new List<LocalizedText>(effect);
        LocalizedText[] more = flips.Count > FlipsShown ? [BoardBuilder.Both(l => Say(l, Wording.TableMore, flips.Count - FlipsShown))] : [];
        effect.AddRange([.. flips.Take(FlipsShown).Select(f => Flipped(f, named: true)), .. more]);
        unnamed.AddRange([.. flips.Take(FlipsShown).Select(f => Flipped(f, named: false)), .. more]);
        int communes = effect.Count;
        RunOptions options = Options(after) with { Replicates = Math.Min(LeverPreviews.Replicates, after.Reference.Replicates) };
        if (before.Model.Pack.Targets.Select(t => t.Id).SequenceEqual(after.Model.Pack.Targets.Select(t => t.Id)) && before.Reference.Seed == options.Seed)
        {
            Ensemble first = EnsembleRunner.Run(before.Model, before.Scenarios[0], options, null, cancel), second = EnsembleRunner.Run(after.Model, after.Scenarios[0], options, null, cancel);
            PreviewRow[] moved = [.. PreviewRow.Of(first, second).Where(r => r.Difference.Distinguishable).OrderByDescending(r => Math.Abs(r.Difference.Estimate))];
            effect.Add(BoardBuilder.Both(l => Say(l, moved.Length == 0 ? Wording.EffectNoTarget : Wording.EffectTargets, moved.Length, options.Replicates)));
            effect.AddRange(moved.Select(r => BoardBuilder.Both(l => Say(
                l, Wording.EffectTarget, r.Id, r.Title.In(l), NaturalFrequency.Of(r.Before), NaturalFrequency.Of(r.After), new Reporting.Text.NumberText(l).Points(r.Difference.Estimate)))));
        }

        unnamed.AddRange(effect.Skip(communes));
        post(new WorkbenchMessage.RulesRead(RuleBoards.Of(after.Model.Pack, [], effect, withTests: true) with { EffectUnnamed = unnamed }));
        post(new WorkbenchMessage.Noted(effect[0]));
    }

    private void Change(WorkbenchRequest request)
    {
        try
        {
            switch (request)
            {
                case WorkbenchRequest.Duplicate copy:
                    Done(Wording.DoneDuplicated, copy.Title, scenarios.Add(copy.Title, FileOf(copy.Id), ScenarioFiles.Retitled(File.ReadAllBytes(FileOf(copy.Id)), copy.Title, null)));
                    break;
                case WorkbenchRequest.SaveLevers save:
                    string origin = FileOf(save.Levers.Scenario);
                    LocalizedText description = BoardBuilder.Both(l => Say(l, Wording.SavedFromLevers, save.Levers.Title.In(l)));
                    Done(
                        Wording.DoneSaved, save.Title,
                        scenarios.Add(save.Title, origin, save.Levers.Document(save.Title, description, ScenarioChain.Read(origin).At("$schema")?.Text)));
                    break;
                case WorkbenchRequest.SavePlan plan:
                    Done(Wording.DoneSaved, plan.Title, scenarios.Add(plan.Title, FileOf(plan.Scenario), plan.Content));
                    break;
                case WorkbenchRequest.Rename rename:
                    Done(Wording.DoneRenamed, rename.Title, scenarios.Rename(FileOf(rename.Id), rename.Title, rename.Language));
                    break;
                case WorkbenchRequest.Delete delete:
                    string file = FileOf(delete.Id);
                    Done(Wording.DoneDeleted, Path.GetFileName(file), scenarios.Delete(file));
                    break;
                case WorkbenchRequest.SaveTable save when tables.Save(save.Draft, save.Words, save.IsSource) is { } saved:
                    Done(BoardBuilder.Both(l => Say(l, Wording.DoneTable, saved[0].Path, save.Draft.Changes.Count)), saved);
                    break;
                case WorkbenchRequest.Restore restore:
                    string? moved = ScenarioFiles.Restore(restore.Files);
                    Reload(onlyChanged: true);
                    post(new WorkbenchMessage.Noted(BoardBuilder.Both(l => moved is null ? Say(l, Wording.Undone, restore.Files.Count) : Say(l, Wording.NotUndone, moved))));
                    break;
                case WorkbenchRequest.Export export:
                    Export(export);
                    break;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException)
        {
            post(new WorkbenchMessage.Noted(BoardBuilder.Both(l => e is KeyNotFoundException ? Say(l, Wording.NotThere, e.Message) : Say(l, Wording.CannotWrite, e.Message))));
        }
    }

    // Another workbench may have deleted it a moment ago.
    private string FileOf(string id) => inputs!.Scenarios.FirstOrDefault(s => s.Scenario.Id == id)?.Scenario.Files[0] ?? throw new KeyNotFoundException(id);

    private void Done(Wording said, string name, IReadOnlyList<FileChange> before) => Done(BoardBuilder.Both(l => Say(l, said, name)), before);

    private void Done(LocalizedText text, IReadOnlyList<FileChange> before)
    {
        Reload(onlyChanged: true);
        Log(text);
        post(new WorkbenchMessage.FilesChanged(text, new WorkbenchRequest.Restore(before)));
    }

    private void Export(WorkbenchRequest.Export export)
    {
        string[] written = [.. export.Files(inputs?.Locality.Id)];
        foreach ((string path, (string content, _)) in written.Zip(export.Contents()))
        {
            AtomicFile.Write(path, content);
        }

        LocalizedText said = BoardBuilder.Both(l => Say(l, Wording.DoneExported, string.Join(", ", written)));
        Log(said);
        post(new WorkbenchMessage.Noted(said));
    }

    private void Stand(IReadOnlyDictionary<string, RunStanding> standings) => post(new WorkbenchMessage.Stood(standings));

    private void Log(LocalizedText what) => post(new WorkbenchMessage.Logged(LogEntry.Now(what)));

    private static string Say(Language language, Wording wording, params object?[] values) => WorkbenchView.Book.Format(language, wording, values);
}
