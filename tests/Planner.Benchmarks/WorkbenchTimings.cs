using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Keys;
using Planner.Workbench.Sessions;
using Planner.Workbench.Settings;
using Planner.Workbench.States;
using Planner.Workbench.Views;

namespace Planner.Benchmarks;

/// <summary>
/// How quick the workbench is: <c>dotnet run -c Release -- workbench scenarios/bac-kan [columns] [rows]</c>. From a key to the painted text, screen by screen, in process; what is
/// allocated and spent while nobody does anything; how long a preview of levers takes. Median and worst over repeats after a warm-up.
/// </summary>
internal static class WorkbenchTimings
{
    private const int Repeats = 200;

    public static int Print(string folder, int columns, int rows)
    {
        using var messages = new BlockingCollection<WorkbenchMessage>();
        using var engine = new WorkbenchEngine(folder, null, new SettingsFile(null), Environment.ProcessorCount, messages.Add);
        var state = new WorkbenchState { Width = columns, Height = rows, Language = Language.Vietnamese, Screen = WorkbenchScreen.Communes };
        void Take(Func<WorkbenchState, bool> until)
        {
            while (!until(state))
            {
                Apply(messages.Take());
            }
        }

        void Apply(WorkbenchMessage message)
        {
            state = WorkbenchUpdate.Apply(state, message);
            foreach (WorkbenchRequest request in state.Wanted)
            {
                engine.Handle(request);
            }

            state = state with { Wanted = [] };
        }

        long began = Stopwatch.GetTimestamp();
        engine.Open();
        Take(s => s.Board is not null || s.Faults.Count > 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first conclusion after {Stopwatch.GetElapsedTime(began).TotalSeconds:0.00} s"));
        Take(s => s.Board?.Scenarios.Count == s.Locality!.Scenarios.Count && s.Closings.Count > 0 && s.Rules is not null);
        Apply(new WorkbenchMessage.Pressed(new Key(KeyKind.Escape)));
        Apply(new WorkbenchMessage.Pressed(Key.Of('7')));
        Take(s => s.Preview is not null && !s.Previewing);

        Console.WriteLine($"key to painted text at {columns}×{rows}, ms (median, worst), and allocated");
        foreach (WorkbenchScreen screen in Enum.GetValues<WorkbenchScreen>())
        {
            Time(screen.ToString(), state with { Screen = screen }, [new Key(KeyKind.Down), new Key(KeyKind.Up)]);
        }

        WorkbenchState compare = WorkbenchUpdate.Apply(state with { Screen = WorkbenchScreen.Compare }, new WorkbenchMessage.Pressed(new Key(KeyKind.Enter)));
        foreach (QuantityView view in Enum.GetValues<QuantityView>())
        {
            Time("Compare, " + view, compare with { View = view }, [new Key(KeyKind.Right), new Key(KeyKind.Left)]);
        }

        Idle(messages);
        double[] previews = new double[8];
        for (int i = 0; i < previews.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Apply(new WorkbenchMessage.Pressed(new Key(i % 2 == 0 ? KeyKind.Right : KeyKind.Left)));
            Take(s => !s.Previewing);
            previews[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(previews);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"preview of a lever ({state.Preview!.Replicates} replicates): {previews[0]:0.00} s least, {previews[previews.Length / 2]:0.00} s median"));
        return 0;
    }

    private static void Time(string name, WorkbenchState state, Key[] keys)
    {
        var painter = new FramePainter(ColourDepth.True);
        painter.Paint(WorkbenchView.Of(state));
        double[] taken = new double[Repeats];
        long allocated = 0;
        for (int i = -Repeats; i < Repeats; i++)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            long start = Stopwatch.GetTimestamp();
            state = WorkbenchUpdate.Apply(state, new WorkbenchMessage.Pressed(keys[(i + Repeats) % keys.Length]));
            painter.Paint(WorkbenchView.Of(state));
            double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (i >= 0)
            {
                taken[i] = milliseconds;
                allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
            }

            state = state with { Wanted = [] };
        }

        Array.Sort(taken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-22} {taken[Repeats / 2],7:0.00} {taken[^1],7:0.00}   {allocated / Repeats / 1024,6} kB"));
    }

    // The loop waits as here; the engine's threads sleep beside it.
    private static void Idle(BlockingCollection<WorkbenchMessage> messages)
    {
        GC.Collect();
        while (messages.TryTake(out _, 500))
        {
        }

        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan spent = Environment.CpuUsage.TotalTime;
        _ = messages.TryTake(out _, 5000);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"idle for 5 s: {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds:0.0} ms of processor, {GC.GetTotalAllocatedBytes(precise: true) - bytes} bytes allocated"));
    }
}
