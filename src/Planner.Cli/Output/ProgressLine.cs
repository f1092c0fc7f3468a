using System.Diagnostics;
using System.Globalization;
using Planner.Cli.Words;
using Planner.Rules.Pack;

namespace Planner.Cli.Output;

/// <summary>
/// One line on standard error that is written over as work goes on: bar, share, time left. It is erased at the end, so that only answers stay.
/// </summary>
/// <threadsafety>Reports may come from any thread.</threadsafety>
internal sealed class ProgressLine : IDisposable, IProgress<(int Done, int Of)>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter error;
    private readonly Texts texts;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock gate = new();
    private readonly bool shown;
    private TimeSpan next = TimeSpan.FromMilliseconds(300);
    private int written;
    private bool ended;

    /// <summary>A progress line.</summary>
    /// <param name="error">Standard error.</param>
    /// <param name="shown">False when standard error is no terminal or the user asked for quiet: then nothing is written.</param>
    /// <param name="texts">The texts.</param>
    public ProgressLine(TextWriter error, bool shown, Texts texts)
    {
        this.error = error;
        this.shown = shown;
        this.texts = texts;
    }

    /// <summary>Shows how far the work is, at most ten times a second.</summary>
    /// <param name="done">Work done; 0..<paramref name="total"/>.</param>
    /// <param name="total">All work; ≥ 1.</param>
    public void Report(long done, long total) => Report(done, total, null);

    /// <summary>Shows how far the work is and what it is at, at most ten times a second.</summary>
    /// <param name="done">Work done; 0..<paramref name="total"/>.</param>
    /// <param name="total">All work; ≥ 1.</param>
    /// <param name="at">What stands behind; null for nothing.</param>
    public void Report(long done, long total, Func<string>? at)
    {
        if (!shown)
        {
            return;
        }

        lock (gate)
        {
            TimeSpan now = clock.Elapsed;
            if (ended || now < next)
            {
                return;
            }

            next = now + Pause;
            double share = Math.Clamp((double)done / total, 0, 1);
            int filled = (int)(share * 24);
            string bar = new string('#', filled) + new string('.', 24 - filled);
            string left = share > 0.02 ? texts.Format(Phrase.TimeLeft, Duration(now * ((1 - share) / share))) : "";
            Replace(string.Create(CultureInfo.InvariantCulture, $"[{bar}] {share * 100,3:0} % {left}{(at is null ? "" : "  " + at())}"));
        }
    }

    /// <summary>Shows how many of so many things are done.</summary>
    /// <param name="value">How many, and of how many.</param>
    public void Report((int Done, int Of) value) => Report(value.Done, value.Of);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
            if (written > 0)
            {
                Replace("");
                error.Write('\r');
                error.Flush();
            }
        }
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s");

    private void Replace(string line)
    {
        error.Write('\r');
        error.Write(line.PadRight(written));
        error.Flush();
        written = line.Length;
    }
}
