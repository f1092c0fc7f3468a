using System.Globalization;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary>Where and how runs are kept, as the user chose it; and what a store has to say, in the user's language.</summary>
internal static class RunKeepingChoice
{
    /// <summary>Names the store's folder; <c>none</c> for no store. <c>--store</c> and <c>--no-store</c> come first.</summary>
    public const string StoreVariable = "PLANNER_STORE";

    /// <summary>Seconds between two notes of how far a run is.</summary>
    public const string CheckpointVariable = "PLANNER_CHECKPOINT";

    private const double UsualSeconds = 2;

    private static readonly string UsualFolder = Path.Combine(".planner", "runs");

    /// <summary>How this call keeps its runs.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="UsageException"><c>--resume</c> without a store.</exception>
    public static RunKeeping Of(CommandCall call)
    {
        RunStore? store = StoreOf(call);
        bool resume = call.Has(SharedOptions.Resume);
        if (resume && store is null)
        {
            throw new UsageException(Phrase.ResumeNeedsStore);
        }

        string? named = call.Host.Variable(CheckpointVariable);
        double seconds = double.TryParse(named, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double s) && s <= 86_400 ? s : UsualSeconds;
        return new RunKeeping(store, resume, TimeSpan.FromSeconds(seconds), call.CommandLine);
    }

    /// <summary>The store of this call; null for none.</summary>
    /// <param name="call">The call.</param>
    public static RunStore? StoreOf(CommandCall call)
    {
        string? folder = call.Value(SharedOptions.Store);
        if (call.Has(SharedOptions.NoStore))
        {
            return folder is null ? null : throw new UsageException(Phrase.OptionsExclude, SharedOptions.Store.Name, SharedOptions.NoStore.Name);
        }

        folder ??= call.Host.Variable(StoreVariable) is { Length: > 0 } named ? named : UsualFolder;
        return folder == "none" ? null : new RunStore(folder);
    }

    /// <summary>Says what a store has to say, from one note on.</summary>
    /// <param name="call">The call.</param>
    /// <param name="notes">All notes so far.</param>
    /// <param name="said">How many of them were said before.</param>
    /// <returns>How many are said now.</returns>
    public static int Say(CommandCall call, IReadOnlyList<StoreNote> notes, int said)
    {
        foreach (IGrouping<StoreNoteKind, StoreNote> kind in notes.Skip(said).GroupBy(n => n.Kind))
        {
            int count = kind.Count();
            string scenarios = string.Join(", ", kind.Select(n => n.Scenario).Take(3)) + (count > 3 ? ", …" : "");
            StoreNote first = kind.First();
            string text = kind.Key switch
            {
                StoreNoteKind.ReadBack => call.Texts.Format(Phrase.StoreReadBack, count, scenarios),
                StoreNoteKind.Resumed => call.Texts.Format(Phrase.StoreResumed, kind.Sum(n => (long)n.Replicates), scenarios),
                StoreNoteKind.Resumable => call.Texts.Format(Phrase.StoreResumable, kind.Sum(n => (long)n.Replicates), scenarios),
                StoreNoteKind.NothingToResume => call.Texts[Phrase.StoreNothingToResume],
                StoreNoteKind.Damaged => call.Texts.Format(Phrase.StoreDamaged, first.Detail),
                StoreNoteKind.Changing => call.Texts.Format(Phrase.StoreChanging, scenarios),
                _ => call.Texts.Format(Phrase.StoreUnusable, first.Detail),
            };
            call.Say(text);
        }

        return notes.Count;
    }
}
