namespace Planner.Fuzzing.Running;

/// <summary>One way by which foreign bytes come in: makes inputs for it, and tries one.</summary>
internal abstract class FuzzTarget
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Ending of a file that holds one of its inputs.</summary>
    public abstract string Ending { get; }

    /// <summary>Share of the inputs that it gets when all targets run: cheap ones get more.</summary>
    public abstract int Weight { get; }

    /// <summary>Makes an input; the same numbers make the same input.</summary>
    public abstract byte[] Make(Random random);

    /// <summary>Tries an input. Whatever it throws is a finding: a reader's own faults, and answers that contradict each other as a <see cref="FuzzFaultException"/>.</summary>
    /// <param name="input">The input.</param>
    /// <returns>Whether the input was taken; false when it was refused with diagnostics.</returns>
    public abstract bool Try(byte[] input);
}
