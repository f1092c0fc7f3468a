using Planner.Cli.Arguments;
using Planner.Simulation.Storing;

namespace Planner.Cli.Commands;

/// <summary>What a store has to say of the rounds of a run of open length, said once: the user asked for one run.</summary>
internal sealed class RoundNotes(CommandCall call)
{
    private readonly List<(int Round, StoreNote Note)> notes = [];

    /// <summary>Hears the notes of a round.</summary>
    /// <param name="round">The round, from 0.</param>
    /// <param name="more">Its notes.</param>
    public void Add(int round, IReadOnlyList<StoreNote> more)
    {
        lock (notes)
        {
            notes.AddRange(more.Select(n => (round, n)));
        }
    }

    /// <summary>Says them: what was read back, of the last round that was; that there is nothing to resume, only if no round had anything.</summary>
    public void Say()
    {
        (int Round, StoreNote Note)[] all;
        lock (notes)
        {
            all = [.. notes];
        }

        int lastRead = all.Where(n => n.Note.Kind == StoreNoteKind.ReadBack).Select(n => n.Round).DefaultIfEmpty(-1).Max();
        bool found = all.Any(n => n.Note.Kind is StoreNoteKind.ReadBack or StoreNoteKind.Resumed);
        RunKeepingChoice.Say(
            call,
            [
                .. all.Where(n => n.Note.Kind switch
                {
                    StoreNoteKind.ReadBack => n.Round == lastRead,
                    StoreNoteKind.NothingToResume => !found && n.Round == 0,
                    StoreNoteKind.Changing => n.Round == 0,
                    _ => true,
                }).Select(n => n.Note),
            ],
            0);
    }
}
