using System.Collections.Concurrent;
using System.Globalization;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;
using Planner.Rules.Live;
using Planner.Rules.Pack;

namespace Planner.Cli.Commands;

/// <summary><c>planner check RULES --watch</c>: after every save what is wrong, what changed, and what stays in force.</summary>
internal static class CheckWatch
{
    private const string Clock = "HH:mm:ss";

    /// <summary>Watches until the user interrupts, which is how watching ends and no failure.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">The rules folder.</param>
    /// <returns>Done, or "the answer is no" when what was saved last has errors.</returns>
    public static int Run(CommandCall call, string path)
    {
        string folder = path.Length > 1 ? path.TrimEnd('/', Path.DirectorySeparatorChar) : path;
        if (!RulesDirectory.Is(folder))
        {
            throw new UsageException(Phrase.NotWatchable, path);
        }

        using LiveRulePack live = LiveRulePack.Open(folder.Replace('\\', '/'), call.Drafts);
        using var reloads = new BlockingCollection<RuleReload>();
        live.Reloaded += reloads.Add;
        Diagnostics(call, folder, live.Current);
        call.Host.Out.Flush();
        live.Watch();
        call.Say(call.Texts.Format(Phrase.WatchStarted, folder));
        try
        {
            while (true)
            {
                Reload(call, folder, reloads.Take(call.Host.Cancelled));
            }
        }
        catch (OperationCanceledException)
        {
            return live.Current.Faults.Any(f => f.Severity == Severity.Error) ? ExitCode.AnswerIsNo : ExitCode.Done;
        }
    }

    private static void Reload(CommandCall call, string folder, RuleReload reload)
    {
        TextWriter output = call.Host.Out;
        Texts texts = call.Texts;
        output.WriteLine(texts.Format(Phrase.WatchSaved, Time(DateTimeOffset.UtcNow), string.Join(", ", reload.Files)));
        Diagnostics(call, folder, reload.Rules);
        foreach (StaleFile stale in reload.Rules.Stale)
        {
            output.WriteLine(texts.Format(Phrase.WatchStale, stale.File, Time(stale.InForceSince)));
        }

        bool reached = reload.Rules.Packs.Count > 0 && reload.Rules.Stale.Count < reload.Files.Count;
        if (reached)
        {
            string none = texts[Phrase.WatchNone];
            output.WriteLine(texts.Format(
                Phrase.WatchInForce,
                reload.Took.TotalMilliseconds,
                reload.Recompiled.Count == 0 ? none : string.Join(", ", reload.Recompiled),
                reload.Parameters.Count == 0 ? none : string.Join(", ", reload.Parameters)));
        }

        output.Flush();
    }

    private static void Diagnostics(CommandCall call, string folder, LiveRules rules)
    {
        IReadOnlyList<Diagnostic> all = rules.Faults.Count > 0 ? rules.Faults : rules.Findings(CheckedPath.ParametersNamedBeside(folder), CheckedPath.FirstYearBeside(folder));
        foreach (Diagnostic diagnostic in all)
        {
            call.Host.Out.WriteLine(diagnostic.In(call.Texts.Language));
        }
    }

    private static string Time(DateTimeOffset time) => time.ToLocalTime().ToString(Clock, CultureInfo.InvariantCulture);
}
