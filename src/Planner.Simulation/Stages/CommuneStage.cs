using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// A stage whose work on a commune needs nothing that it does on another: several such stages can be carried through one commune before the next is
/// touched (<see cref="CommunePass"/>), with the same bytes.
/// </summary>
/// <param name="communes">Number of communes.</param>
internal abstract class CommuneStage(int communes) : IStage
{
    /// <inheritdoc/>
    public void Run(BlockState block, int year)
    {
        Begin(block, year);
        for (int c = 0; c < communes; c++)
        {
            Commune(block, year, c);
        }

        End(block, year);
    }

    /// <summary>What is the same for all communes, kept in columns of the block that no other stage uses.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The calendar year.</param>
    public virtual void Begin(BlockState block, int year)
    {
    }

    /// <summary>Carries one commune through this stage; after <see cref="Begin"/>, each once, in the order of the table.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="c">Index of the commune.</param>
    public abstract void Commune(BlockState block, int year, int c);

    /// <summary>What follows from all communes together; after the last of them.</summary>
    /// <param name="block">The block.</param>
    /// <param name="year">The calendar year.</param>
    public virtual void End(BlockState block, int year)
    {
    }
}
