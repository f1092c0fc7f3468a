using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Planner.Analysis.Closing;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Editing;
using Planner.Rules.Pack;
using Planner.Rules.Workflows;
using Planner.Simulation.Explaining;
using Planner.Simulation.Preparation;
using Planner.Simulation.Recording;
using Planner.Simulation.Running;
using Planner.Simulation.Storing;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Reads, tries and saves tables of parameters. A trial writes nothing: the loader reads the file as it would be, the communes are judged and the reference scenario is
/// run with and without the changed values, on the same random numbers.
/// </summary>
/// <threadsafety><see cref="Try"/> may be called from any thread; the others from one at a time.</threadsafety>
internal sealed class TableDrafts : IDisposable
{
    private const int Replicates = 1000;
    private const int FaultsShown = 20;

    private readonly Func<ComparisonInputs?> inputs;
    private readonly int threads;
    private readonly Action<WorkbenchMessage> post;
    private readonly WorkLane trials;
    private ComparisonInputs? known;
    private Ensemble? before;
    private Dictionary<int, TableJudgement> judged = [];

    /// <summary>A maker of drafts.</summary>
    /// <param name="inputs">What was read last; null while nothing was.</param>
    /// <param name="threads">Workers of a run; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="failed">Told of exceptions.</param>
    public TableDrafts(Func<ComparisonInputs?> inputs, int threads, Action<WorkbenchMessage> post, Action<Exception> failed)
    {
        this.inputs = inputs;
        this.threads = threads;
        this.post = post;
        trials = new WorkLane("tables", failed);
    }

    /// <summary>Reads a table and posts it.</summary>
    /// <param name="parameter">Id of the parameter.</param>
    /// <param name="opening">Whether somebody wants to see it; else it only follows the file.</param>
    public void Read(string parameter, bool opening)
    {
        if (inputs() is not { } read)
        {
            return;
        }

        string why;
        try
        {
            byte[] content = File.ReadAllBytes(PathOf(read));
            if (DraftOf(read, content, parameter) is { } draft)
            {
                post(new WorkbenchMessage.TableRead(draft, opening));
                return;
            }

            why = "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            why = e.Message;
        }

        // Where it only follows, the rule board says what is wrong with the file.
        if (opening)
        {
            post(new WorkbenchMessage.Noted(BoardBuilder.Both(l => Say(l, Wording.TableUnread, parameter, why.Length > 0 ? why : Say(l, Wording.TableNotThere)))));
        }
    }

    /// <summary>Finds out what a draft does, and posts it in two steps: faults and communes at once, the chances when the run is through. Only the last draft counts.</summary>
    /// <param name="draft">The draft.</param>
    public void Try(TableDraft draft)
    {
        trials.Clear();
        if (draft.Changes.Count > 0)
        {
            trials.Add(cancel => Examine(draft, cancel));
        }
    }

    /// <summary>Writes a draft to its file, unless the file is another than was read or the check would fail; then it says so.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="words">Where the values come from.</param>
    /// <param name="isSource">Whether that is a document; else it is an assumption.</param>
    /// <returns>The file as it was, or null where nothing was written.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public IReadOnlyList<FileChange>? Save(TableDraft draft, LocalizedText words, bool isSource)
    {
        ComparisonInputs read = inputs()!;
        string path = PathOf(read);
        using IDisposable held = FolderLock.Take(Path.GetDirectoryName(path)!);
        byte[] now = File.ReadAllBytes(path);
        if (!now.AsSpan().SequenceEqual(draft.Content.AsSpan()))
        {
            Read(draft.Table.Id, opening: false);
            post(new WorkbenchMessage.Noted(WorkbenchActions.Said(Wording.SaveMoved)));
            return null;
        }

        var provenance = new Provenance(isSource ? words.Vi : null, null, isSource ? null : words, draft.Table.Span);
        byte[] fresh = ParameterFile.With(now, draft.Table.Id, draft.Changes, provenance);
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<RulePack>? packs = RuleFileTrial.Check(read.Model.Pack.Folder, ParameterTable.Place, fresh, diagnostics);
        if (packs is null)
        {
            TableEffect refused = EffectOf(draft, ParameterTable.Read(path, fresh, draft.Table.Id), diagnostics);
            post(new WorkbenchMessage.TableTried(refused));
            post(new WorkbenchMessage.Noted(WorkbenchActions.Said(Wording.SaveRefused, refused.Faults.Count)));
            return null;
        }

        AtomicFile.Write(path, stream => stream.Write(fresh));
        return [new FileChange(path, now, fresh)];
    }

    public void Dispose() => trials.Dispose();

    /// <summary>The model with the changed values in place of those of its pack: nothing else of the rules depends on them.</summary>
    internal static PreparedModel? ModelOf(PreparedModel model, ParameterDefinition parameter, DiagnosticBag diagnostics) => PreparedModel.Prepare(
        model.Locality, model.Pack with { Parameters = [.. model.Pack.Parameters.Select(p => p.Id == parameter.Id ? p with { Values = parameter.Values } : p)] }, diagnostics);

    private static string PathOf(ComparisonInputs read) => read.Model.Pack.Folder.TrimEnd('/') + "/" + ParameterTable.Place;

    private static TableDraft? DraftOf(ComparisonInputs read, byte[] content, string parameter) =>
        ParameterTable.Read(PathOf(read), content, parameter) is { Values.Count: > 0 } table ? new TableDraft(table, [.. content], read.Locality.Region) : null;

    private void Examine(TableDraft draft, CancellationToken cancel)
    {
        ComparisonInputs read = inputs()!;
        long began = Stopwatch.GetTimestamp();
        var provenance = new Provenance(null, null, "tried", draft.Table.Span);
        byte[] content = ParameterFile.With(draft.Content.AsSpan(), draft.Table.Id, draft.Changes, provenance);
        ParameterTable? table = ParameterTable.Read(PathOf(read), content, draft.Table.Id);
        var diagnostics = new DiagnosticBag();
        ParameterDefinition? parameter = RuleFileTrial.Check(read.Model.Pack.Folder, ParameterTable.Place, content, diagnostics)?[0].Parameters.FirstOrDefault(p => p.Id == draft.Table.Id);
        TableEffect effect = EffectOf(draft, table, diagnostics);
        if (parameter is null || table is null)
        {
            post(new WorkbenchMessage.TableTried(effect));
            return;
        }

        PreparedModel? model = ModelOf(read.Model, parameter, diagnostics);
        PreparedScenario? scenario = model is null ? null : PreparedScenario.Prepare(model, read.Reference, diagnostics);
        if (model is null || scenario is null)
        {
            post(new WorkbenchMessage.TableTried(EffectOf(draft, table, diagnostics)));
            return;
        }

        if (!ReferenceEquals(known, read))
        {
            (known, before, judged) = (read, null, []);
        }

        cancel.ThrowIfCancellationRequested();
        int?[] years = [.. draft.Changes.Select(c => LastYearOf(parameter, read.Model.Pack, c, read.Locality))];
        effect = effect with
        {
            Flips = [.. years.OfType<int>().Distinct().OrderDescending().Select(y => Flips(read, scenario, y))],
            Outside = years.Any(y => y is null),
        };
        post(new WorkbenchMessage.TableTried(effect));
        cancel.ThrowIfCancellationRequested();
        var options = new RunOptions(Math.Min(Replicates, read.Reference.Replicates), read.Reference.Seed, threads);
        before ??= EnsembleRunner.Run(read.Model, read.Scenarios[0], options, null, cancel);
        Ensemble after = years.Any(y => y is not null) ? EnsembleRunner.Run(model, scenario, options, null, cancel) : before;
        post(new WorkbenchMessage.TableTried(effect with { Chances = PreviewRow.Of(before, after), Replicates = options.Replicates }));
        post(new WorkbenchMessage.Logged(new LogEntry(
            DateTime.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture), BoardBuilder.Both(l => Say(l, Wording.LogTable, draft.Table.Id, Stopwatch.GetElapsedTime(began).TotalSeconds)))));
    }

    // Faults in place, and of what is doubtful only what concerns this table.
    private static TableEffect EffectOf(TableDraft draft, ParameterTable? table, DiagnosticBag diagnostics)
    {
        IReadOnlyList<Diagnostic> all = diagnostics.InFileOrder();
        RuleFault Fault(Diagnostic d) => new(d.Span.File, d.Span.Line, d.InBoth());
        bool OfRow(Diagnostic d, TableValue v) => d.Span == v.ValueSpan || d.Span == v.Span;
        (string, int)[] Cells(Diagnostic d) => [.. (table?.Values ?? []).Where(v => OfRow(d, v) && draft.Changes.Any(c => c.Region == v.Region && c.From == v.From)).Select(v => (v.Region, v.From))];
        Diagnostic[] errors = [.. all.Where(d => d.Severity == Severity.Error)];
        return new TableEffect(
            draft.Changes,
            [.. errors.Take(FaultsShown).Select(Fault)],
            [.. errors.SelectMany(Cells).Distinct()],
            [.. all.Where(d => d.Severity == Severity.Warning && Cells(d).Length > 0).Select(Fault)],
            [],
            false,
            null,
            0);
    }

    // The last simulated year in which the changed row holds and some criteria read it; where none do the last in which it holds; null where it never does.
    private static int? LastYearOf(ParameterDefinition parameter, RulePack pack, TableChange change, Locality locality)
    {
        int? last = null;
        for (int year = locality.EndYear; year >= locality.StartYear; year--)
        {
            if (pack.Regions.Any(r => parameter.RowAt(r, year) is { } row && row.Region == change.Region && row.From == change.From))
            {
                last ??= year;
                if (pack.CriteriaSets.Any(s => s.From <= year && (s.To ?? year) >= year && (s.Workflow.GlobalParams.Any(g => Reads(g.Expression.Text, parameter)) || s.Workflow.Rules.Any(r => Reads(r, parameter)))))
                {
                    return year;
                }
            }
        }

        return last;
    }

    private static bool Reads(Rule rule, ParameterDefinition parameter) =>
        (rule.Expression is { } expression && Reads(expression.Text, parameter)) || rule.LocalParams.Any(l => Reads(l.Expression.Text, parameter)) || rule.Rules.Any(r => Reads(r, parameter));

    private static bool Reads(string expression, ParameterDefinition parameter) => TableView.Reads(expression, "p." + parameter.Id);

    private TableFlips Flips(ComparisonInputs read, PreparedScenario scenario, int year)
    {
        int tables = read.Locality.Tables.Count;
        if (!judged.TryGetValue(year, out TableJudgement? old))
        {
            judged[year] = old = TableJudgement.Of(read.Scenarios[0], year, tables);
        }

        TableJudgement now = TableJudgement.Of(scenario, year, tables);
        var communes = read.Locality.Tables[0].Communes;
        var flips = new List<TableFlip>();
        double[] any = new double[tables], gained = new double[tables], lost = new double[tables], districts = new double[read.Locality.Districts.Count];
        for (int c = 0; c < now.Communes.Count; c++)
        {
            int index = communes.ToList().FindIndex(k => k.Id == now.Communes[c]);
            bool[] flipped = new bool[tables];
            void Count(CommuneLevel level, JudgedCriterion? criterion, Func<int, bool> was, Func<int, bool> isNow)
            {
                int up = 0, down = 0;
                for (int t = 0; t < tables; t++)
                {
                    (bool a, bool b) = (was(t), isNow(t));
                    if (a != b)
                    {
                        flipped[t] = true;
                        (up, down) = b ? (up + 1, down) : (up, down + 1);
                        if (criterion is not null)
                        {
                            gained[t] += b ? 1 : 0;
                            lost[t] += b ? 0 : 1;
                        }
                    }
                }

                foreach ((bool before, int count) in new[] { (false, up), (true, down) })
                {
                    if (count > 0)
                    {
                        flips.Add(new TableFlip(index, communes[index].Id, communes[index].Name, communes[index].District, level, criterion?.Criterion, criterion?.Title, before, count));
                    }
                }
            }

            for (int l = 0; l < now.Levels.Count; l++)
            {
                int commune = c, level = l;
                Count(now.Levels[l], null, t => old.Meets(commune, level, t), t => now.Meets(commune, level, t));
            }

            for (int k = 0; k < now.Criteria.Count; k++)
            {
                int commune = c, criterion = k;
                Count(now.Criteria[k].Level, now.Criteria[k], t => old.Met(commune, criterion, t), t => now.Met(commune, criterion, t));
            }

            for (int t = 0; t < tables; t++)
            {
                any[t] += flipped[t] ? 1 : 0;
                districts[communes[index].District] += flipped[t] ? 1.0 / tables : 0;
            }
        }

        return new TableFlips(
            year, tables, TableRange.Of(any), TableRange.Of(gained), TableRange.Of(lost), districts,
            [.. flips.OrderByDescending(f => f.Tables).ThenBy(f => f.Criterion is null ? 0 : 1)]);
    }

    private static string Say(Language language, Wording wording, params object?[] values) => WorkbenchView.Book.Format(language, wording, values);
}
