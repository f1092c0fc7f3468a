using Planner.Simulation.Running;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// Stages that stay inside a commune, one commune after the other: its columns come into the nearer caches once a year instead of once for each stage.
/// The same bytes as stage after stage.
/// </summary>
/// <param name="communes">Number of communes.</param>
/// <param name="stages">The stages in their order.</param>
/// <param name="clock">Counts their time; null for none.</param>
/// <param name="guard">Looks at each commune's columns at the end of the last year.</param>
/// <param name="lastYear">The last year.</param>
internal sealed class CommunePass(int communes, CommuneStage[] stages, StageClock? clock, StateGuard guard, int lastYear)
{
    private readonly string[] names = [.. stages.Select(StageClock.NameOf)];

    /// <summary>Carries all communes through all stages; their ends (<see cref="CommuneStage.End"/>) are left to the caller.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancel">Looked at between communes.</param>
    public void Run(BlockState block, int year, CancellationToken cancel)
    {
        if (clock is not null)
        {
            RunTimed(block, year, clock, cancel);
            return;
        }

        foreach (CommuneStage stage in stages)
        {
            stage.Begin(block, year);
        }

        for (int c = 0; c < communes; c++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (CommuneStage stage in stages)
            {
                stage.Commune(block, year, c);
            }

            if (year == lastYear)
            {
                guard.Commune(block, c);
            }
        }
    }

    /// <summary>The same with the time of each stage, less what asking for it takes.</summary>
    private void RunTimed(BlockState block, int year, StageClock counted, CancellationToken cancel)
    {
        Span<long> spent = stackalloc long[stages.Length];
        spent.Clear();
        long last = ThreadClock.Nanoseconds();
        for (int s = 0; s < stages.Length; s++)
        {
            stages[s].Begin(block, year);
            Count(ref spent[s], ref last);
        }

        for (int c = 0; c < communes; c++)
        {
            cancel.ThrowIfCancellationRequested();
            for (int s = 0; s < stages.Length; s++)
            {
                stages[s].Commune(block, year, c);
                Count(ref spent[s], ref last);
            }

            if (year == lastYear)
            {
                guard.Commune(block, c);
                last = ThreadClock.Nanoseconds();
            }
        }

        for (int s = 0; s < stages.Length; s++)
        {
            counted.Add(names[s], Math.Max(0, spent[s] - ((communes + 1) * ThreadClock.Cost)));
        }
    }

    private static void Count(ref long spent, ref long last)
    {
        long now = ThreadClock.Nanoseconds();
        spent += now - last;
        last = now;
    }
}
