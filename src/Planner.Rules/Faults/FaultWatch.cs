using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;

namespace Planner.Rules.Faults;

/// <summary>
/// Looks whether an expression computes with a value that is infinite, no number or wrapped round, or fails. Made only for expressions of which that is not ruled out
/// (<see cref="FaultAnalysis"/>); a second loop over the same replicates, so that the expression's own loop is what it was.
/// </summary>
/// <threadsafety>Immutable; safe for concurrent use.</threadsafety>
public sealed class FaultWatch
{
    private const int ReplicatesPerPart = 256;

    // Null where nothing but a failure can happen.
    private readonly CompiledExpression? truth;
    private readonly bool canFail;

    internal FaultWatch(CompiledExpression expression, HashSet<TypedExpression> sites, bool canFail)
    {
        Expression = expression;
        this.canFail = canFail;
        TypedExpression? tree = FaultTree.Of(expression.Tree, sites);
        IsOneByOne = tree is FaultyNode;
        truth = tree is null || IsOneByOne ? null : new CompiledExpression(expression.Text, tree, expression.Variables);
    }

    /// <summary>The expression that is watched.</summary>
    public CompiledExpression Expression { get; }

    /// <summary>Where it stands.</summary>
    public SourceSpan Span => Expression.Text.Span;

    /// <summary>Whether its truth would be too large for a loop, so that each replicate is explained.</summary>
    internal bool IsOneByOne { get; }

    /// <summary>Whether each of some replicates has a fault. Slots lie as <see cref="LaneKernel"/> has them.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first replicate is.</param>
    /// <param name="stride">Distance of the slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="faults">Receives 1 where there is one, else 0.</param>
    public void Evaluate(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> faults)
    {
        faults.Clear();
        if (IsOneByOne || truth is { Lanes: null } || (canFail && Expression.Lanes is null))
        {
            for (int i = 0; i < faults.Length; i++)
            {
                faults[i] = Occurs(lanes, offset + i, stride, shared, sharedOffset) ? (byte)1 : (byte)0;
            }

            return;
        }

        Span<double> numbers = stackalloc double[ReplicatesPerPart];
        Span<byte> errors = stackalloc byte[ReplicatesPerPart];
        Span<byte> truths = stackalloc byte[ReplicatesPerPart];
        for (int done = 0; done < faults.Length; done += ReplicatesPerPart)
        {
            Span<byte> part = faults[done..Math.Min(done + ReplicatesPerPart, faults.Length)];
            Span<byte> failed = errors[..part.Length];
            if (truth is not null)
            {
                truth.Lanes!.Evaluate(lanes, offset + done, stride, shared, sharedOffset, part, failed);
                Join(part, failed);
            }

            if (canFail && Expression.Lanes!.IsTruth)
            {
                Expression.Lanes.Evaluate(lanes, offset + done, stride, shared, sharedOffset, truths[..part.Length], failed);
                Join(part, failed);
            }
            else if (canFail)
            {
                Expression.Lanes!.Evaluate(lanes, offset + done, stride, shared, sharedOffset, numbers[..part.Length], failed);
                Join(part, failed);
            }
        }
    }

    /// <summary>Whether one replicate has a fault.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public bool Occurs(double[] lanes, int offset, int stride, double[] shared, int sharedOffset)
    {
        if (IsOneByOne)
        {
            return Find(lanes, offset, stride, shared, sharedOffset) is not null;
        }

        if (truth is not null && (truth.CheckedScalar(lanes, offset, stride, shared, sharedOffset, out bool failed) == 1 || failed))
        {
            return true;
        }

        if (!canFail)
        {
            return false;
        }

        _ = Expression.CheckedScalar(lanes, offset, stride, shared, sharedOffset, out failed);
        return failed;
    }

    /// <summary>The first fault of one replicate, in the order of evaluation; null when all is well.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public NumberFault? Find(double[] lanes, int offset, int stride, double[] shared, int sharedOffset) =>
        FaultFinder.Find(Expression.Explain(lanes, offset, stride, shared, sharedOffset), Expression.Text);

    private static void Join(Span<byte> all, ReadOnlySpan<byte> more)
    {
        for (int i = 0; i < all.Length; i++)
        {
            all[i] |= more[i];
        }
    }
}
