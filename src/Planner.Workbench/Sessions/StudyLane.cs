using System.Diagnostics;
using Planner.Analysis.Attainment;
using Planner.Analysis.Sensitivity;
using Planner.Localities.Scenarios;
using Planner.Reporting.Documents;
using Planner.Rules.Diagnostics;
using Planner.Rules.Pack;
using Planner.Simulation.Preparation;
using Planner.Workbench.Boards;
using Planner.Workbench.States;
using Planner.Workbench.Views;
using Planner.Workbench.Words;

namespace Planner.Workbench.Sessions;

/// <summary>
/// Studies of sensitivity on threads of their own: one runs them, one puts together what is known so far. All targets are looked at in the same runs; of a tornado break-even values are sought
/// of the target that is looked at, and of another one when it is.
/// </summary>
/// <threadsafety>Safe for concurrent use.</threadsafety>
internal sealed class StudyLane : IDisposable
{
    private const int LeastRows = 64;

    private readonly Func<ComparisonInputs?> inputs;
    private readonly int threads;
    private readonly Action<WorkbenchMessage> post;
    private readonly WorkLane work;
    private readonly WorkLane telling;
    private readonly Lock gate = new();
    private readonly Dictionary<(string Scenario, StudyMethod Method), Kept> studies = [];
    private (string Scenario, StudyMethod Method, string Target) looked;
    private volatile bool seeking;

    /// <summary>A lane on which nothing runs yet.</summary>
    /// <param name="inputs">The locality as it was read last.</param>
    /// <param name="threads">Workers of a study; ≥ 1.</param>
    /// <param name="post">Receives messages, from any thread.</param>
    /// <param name="failed">Told of faults of the program.</param>
    public StudyLane(Func<ComparisonInputs?> inputs, int threads, Action<WorkbenchMessage> post, Action<Exception> failed)
    {
        this.inputs = inputs;
        this.threads = threads;
        this.post = post;
        work = new WorkLane("studies", failed);
        telling = new WorkLane("study results", failed);
    }

    /// <summary>Starts a study.</summary>
    /// <param name="wanted">Which.</param>
    public void Start(WorkbenchRequest.Study wanted)
    {
        lock (gate)
        {
            looked = (wanted.Scenario, wanted.Method, wanted.Target);
        }

        if (seeking)
        {
            work.Clear();
        }

        work.Add(cancel => Run(wanted, cancel));
    }

    /// <summary>Shows another target, or another study that is there.</summary>
    /// <param name="wanted">Which.</param>
    public void Look(WorkbenchRequest.LookAtStudy wanted)
    {
        Kept? study;
        lock (gate)
        {
            looked = (wanted.Scenario, wanted.Method, wanted.Target);
            study = studies.GetValueOrDefault((wanted.Scenario, wanted.Method));
        }

        if (seeking)
        {
            // Of the target before nobody wants more.
            work.Clear();
        }

        if (study is not null)
        {
            Tell(study);
            work.Add(cancel => Seek(study, cancel));
        }
    }

    /// <summary>Stops the study that runs; what was done stays.</summary>
    public void Stop() => work.Clear();

    public void Dispose()
    {
        work.Dispose();
        telling.Dispose();
    }

    private void Run(WorkbenchRequest.Study wanted, CancellationToken cancel)
    {
        Kept? study = null;
        long began = Stopwatch.GetTimestamp();
        try
        {
            if ((study = Make(wanted)) is not null)
            {
                lock (gate)
                {
                    studies[(wanted.Scenario, wanted.Method)] = study;
                }

                study.Run(Progress(study, began), cancel);
                Seek(study, cancel);
            }
        }
        catch (Exception) when (study is not null)
        {
            // Stopped by the user or by a fault: what was found is not all.
            study.Stopped = !study.IsWhole;
            throw;
        }
        finally
        {
            post(new WorkbenchMessage.StudyStood(null));
            if (study is not null)
            {
                Tell(study);
                LocalizedText scenario = study.Space.Scenario.Scenario.Title;
                double took = Stopwatch.GetElapsedTime(began).TotalSeconds;
                post(new WorkbenchMessage.Logged(LogEntry.Now(BoardBuilder.Both(l => StudyTexts.Book.Format(
                    l, study.Stopped ? StudyWording.LogStopped : StudyWording.LogDone, StudyTexts.Method(wanted.Method, l), scenario.In(l), took)))));
            }
        }
    }

    private Kept? Make(WorkbenchRequest.Study wanted)
    {
        ComparisonInputs read = inputs()!;
        if (read.Scenarios.FirstOrDefault(s => s.Scenario.Id == wanted.Scenario) is not { } scenario)
        {
            return null;
        }

        var diagnostics = new DiagnosticBag();
        SensitivityRanges ranges = TargetCompanions.Sensitivity(read.Model.Pack.Folder, read.Model.Pack, diagnostics);
        if (diagnostics.HasErrors)
        {
            post(WorkbenchMessage.Noted.FirstError(diagnostics));
            return null;
        }

        Scenario plan = scenario.Scenario;
        bool quick = wanted.Effort == StudyEffort.Quick;
        var space = SensitivitySpace.Of(read.Model, plan, ranges, new HashSet<FactorKind> { FactorKind.Lever, FactorKind.Threshold, FactorKind.Assumption });
        int[] targets = [.. Enumerable.Range(0, read.Model.Pack.Targets.Count)];
        int amount = wanted.Method switch
        {
            StudyMethod.Tornado => quick ? Math.Min(StudyAmounts.Replicates, plan.Replicates) : plan.Replicates,
            StudyMethod.Screening => StudyAmounts.Points(quick),
            _ => StudyAmounts.Rows(quick),
        };
        return new Kept(wanted.Scenario, wanted.Method, space, read.AddressOf(plan.Id), amount, targets, threads);
    }

    private Action<long, long> Progress(Kept study, long began)
    {
        var shown = new ShownProgress(began);
        int done = 0;
        Lock told = new();
        return (finished, all) =>
        {
            double share = (double)finished / all;
            lock (told)
            {
                if (study.Done != done)
                {
                    done = study.Done;
                    Tell(study);
                }
            }

            if (shown.IsNews(share))
            {
                post(new WorkbenchMessage.StudyStood(new StudyStanding(study.Scenario, share, shown.SecondsLeft(share)) { Method = study.Method, Seeking = seeking }));
            }
        };
    }

    // Until the target looked at stays the same: break-even values take a while.
    private void Seek(Kept study, CancellationToken cancel)
    {
        while (Place(study) is { } place && study.Tornado is { } tornado && study.IsWhole && !tornado.IsSought(place))
        {
            try
            {
                seeking = true;
                tornado.Seek(place, Progress(study, Stopwatch.GetTimestamp()), cancel);
                Tell(study);
            }
            finally
            {
                seeking = false;
                post(new WorkbenchMessage.StudyStood(null));
            }
        }
    }

    private int? Place(Kept study)
    {
        string target;
        lock (gate)
        {
            if ((looked.Scenario, looked.Method) != (study.Scenario, study.Method))
            {
                return null;
            }

            target = looked.Target;
        }

        int at = study.Space.Model.Pack.Targets.ToList().FindIndex(t => t.Id == target);
        return at < 0 ? null : at;
    }

    private void Tell(Kept study)
    {
        // Only the last news counts.
        telling.Clear();
        telling.Add(_ =>
        {
            if (Place(study) is { } place && study.Board(place) is { } board)
            {
                post(new WorkbenchMessage.Studied(board));
            }
        });
    }

    /// <summary>A study with all it has found, of one scenario by one method.</summary>
    private sealed class Kept
    {
        private readonly int amount;
        private readonly string? address;
        private readonly ScreeningStudy? screening;
        private readonly VarianceStudy? variance;
        private readonly double wanted;
        private readonly long seed;

        public Kept(string scenario, StudyMethod method, SensitivitySpace space, string? address, int amount, int[] targets, int threads)
        {
            Scenario = scenario;
            Method = method;
            Space = space;
            this.address = address;
            this.amount = amount;
            seed = space.Scenario.Scenario.Seed;
            wanted = Likelihood.LikelyFrom(space.Model.Pack.Likelihood);
            Tornado = method == StudyMethod.Tornado ? new TornadoStudy(space, targets, amount, wanted, seed, threads) : null;
            screening = method == StudyMethod.Screening ? new ScreeningStudy(space, targets, amount, seed, threads) : null;
            variance = method == StudyMethod.Variance ? new VarianceStudy(space, targets, amount, seed, threads) : null;
        }

        public string Scenario { get; }

        public StudyMethod Method { get; }

        public SensitivitySpace Space { get; }

        public TornadoStudy? Tornado { get; }

        public bool Stopped { get; set; }

        public int Done => Tornado?.FactorsDone ?? screening?.PointsDone ?? variance!.RowsDone;

        public bool IsWhole => Done >= All;

        private int All => Tornado is null ? amount : Space.Single.Count;

        public void Run(Action<long, long> progress, CancellationToken cancel)
        {
            if (Tornado is not null)
            {
                Tornado.RunFactors(progress, cancel);
            }
            else if (screening is not null)
            {
                screening.Run(progress, cancel);
            }
            else
            {
                variance!.Run(progress, cancel);
            }
        }

        public StudyBoard? Board(int target)
        {
            int done = Done;
            if (done == 0 || (Tornado is null && done < Math.Min(LeastRows, amount)))
            {
                return null;
            }

            PreparedModel model = Space.Model;
            bool whole = done >= All;
            var frame = new SensitivityFrame(model.Locality, model.Pack, Space.Scenario.Scenario, seed, Tornado is null ? done : amount, amount, Tornado is null ? null : wanted, whole);
            return new StudyBoard(Scenario, Method, model.Pack.Targets[target].Id, frame)
            {
                Tornado = Tornado?.Result(target),
                Screening = screening?.Result(target),
                Variance = variance?.Result(target),
                Work = (done, All),
                Stopped = Stopped,
                Address = address,
            };
        }
    }
}
