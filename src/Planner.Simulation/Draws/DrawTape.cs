using System.Runtime.InteropServices;

namespace Planner.Simulation.Draws;

/// <summary>
/// The random numbers of one block of replicates, kept while several scenarios are run over it: the first scenario records what it draws, the others play it back.
/// A number depends on its address alone, so playing back can change no result; where a scenario draws what the first did not, it is computed.
/// </summary>
internal sealed class DrawTape
{
    /// <summary>Most memory of a tape, bytes; what does not fit is computed by each scenario.</summary>
    public const int MostBytes = 64 << 20;

    // A scenario that leaves out draws of the first finds its place again within so many columns.
    private const int LookAhead = 64;

    private readonly List<(ulong Address, int Start, int Length)> columns = [];
    private double[] numbers = [];
    private int used;
    private int next;

    /// <summary>Whether draws are recorded, not played back.</summary>
    public bool Recording { get; private set; }

    /// <summary>Forgets what it holds and records.</summary>
    public void Record()
    {
        columns.Clear();
        used = 0;
        next = 0;
        Recording = true;
    }

    /// <summary>Plays back from the start.</summary>
    public void Rewind()
    {
        next = 0;
        Recording = false;
    }

    /// <summary>Copies the numbers of an address, if the tape holds them not far from where it stands.</summary>
    /// <param name="address">Fingerprint of all that the numbers depend on.</param>
    /// <param name="destination">Receives them.</param>
    public bool TryPlay(ulong address, Span<double> destination)
    {
        if (Recording)
        {
            return false;
        }

        ReadOnlySpan<(ulong Address, int Start, int Length)> held = CollectionsMarshal.AsSpan(columns);
        int last = Math.Min(held.Length, next + LookAhead);
        for (int i = next; i < last; i++)
        {
            if (held[i].Address == address && held[i].Length == destination.Length)
            {
                numbers.AsSpan(held[i].Start, held[i].Length).CopyTo(destination);
                next = i + 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>Keeps the numbers of an address while recording, as long as there is room.</summary>
    /// <param name="address">Fingerprint of all that the numbers depend on.</param>
    /// <param name="drawn">The numbers.</param>
    public void Keep(ulong address, ReadOnlySpan<double> drawn)
    {
        if (!Recording || used + drawn.Length > MostBytes / sizeof(double))
        {
            return;
        }

        if (used + drawn.Length > numbers.Length)
        {
            Array.Resize(ref numbers, Math.Min(MostBytes / sizeof(double), Math.Max(2 * numbers.Length, used + drawn.Length)));
        }

        drawn.CopyTo(numbers.AsSpan(used));
        columns.Add((address, used, drawn.Length));
        used += drawn.Length;
    }
}
