using System.Numerics;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows;

/// <summary>The rule over many replicates at once.</summary>
public sealed partial class CompiledRule
{
    private const int ReplicatesPerPart = 512;

    /// <summary>Whether every expression of the rule and its children is inside the lanes' subset; <see cref="Evaluate(double[], int, int, double[], int, Span{byte}, Span{byte})"/> answers either way.</summary>
    /// <param name="diagnostics">Receives a fault (PLN0331) for each part that is outside, at its place.</param>
    public bool CheckLanes(DiagnosticBag diagnostics)
    {
        bool inside = Expression?.CheckLanes(diagnostics) ?? true;
        foreach (CompiledRule child in Children)
        {
            inside &= child.CheckLanes(diagnostics);
        }

        return inside;
    }

    /// <summary>
    /// Compiles the loops of rules ahead of their first call, several at a time: compiling is most of a short run's start, and rules do not wait for each other.
    /// </summary>
    /// <param name="rules">The rules.</param>
    /// <param name="threads">Most at a time; ≥ 1.</param>
    /// <param name="cancel">Ends it between two rules.</param>
    /// <exception cref="OperationCanceledException">It was ended; what was not compiled is at its first call.</exception>
    public static void CompileLanes(IReadOnlyList<CompiledRule> rules, int threads, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Parallel.ForEach(rules, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, rule => rule.CompileLanes());
    }

    /// <summary>
    /// Whether the rule holds in each of <paramref name="truths"/>.Length replicates; the answers are those of <see cref="Outcome"/>. Slot s of replicate i lies at
    /// <c>lanes[offset + s * stride + i]</c>. Expressions are compiled for lanes at the first call; then nothing is allocated. Those
    /// outside the lanes' subset are evaluated replicate by replicate.
    /// </summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where slot 0 of the first replicate is.</param>
    /// <param name="stride">Distance of the slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    /// <param name="truths">Receives 1 where it holds, else 0; an error counts as false.</param>
    /// <param name="errors">Receives 1 where the rule itself, being an expression, failed, else 0; or empty when not wanted.</param>
    /// <exception cref="ArgumentException">The lane bank or <paramref name="errors"/> is too short.</exception>
    public void Evaluate(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths, Span<byte> errors)
    {
        whole ??= Expression is null ? Fused : Expression.Lanes;
        if (whole is not null)
        {
            whole.Evaluate(lanes, offset, stride, shared, sharedOffset, truths, errors);
        }
        else if (Expression is not null)
        {
            OneByOne(Expression, lanes, offset, stride, shared, sharedOffset, truths, errors);
        }
        else
        {
            Group(lanes, offset, stride, shared, sharedOffset, truths);
            (errors.IsEmpty ? errors : errors[..truths.Length]).Clear(); // a group counts a failed child as false
        }
    }

    private void CompileLanes()
    {
        if (Expression is not null)
        {
            _ = Expression.Lanes;
        }
        else if (Fused is null)
        {
            foreach (CompiledRule child in Children)
            {
                child.CompileLanes();
            }
        }
    }

    /// <summary>
    /// The children of a group as one loop. Only where none of them can fail: a failed child counts as false, a failed part of an expression fails it all.
    /// </summary>
    private LaneKernel? Fused => fused.Value;

    private LaneKernel? Fuse()
    {
        TypedExpression? tree = FusedTree();
        return tree is null ? null : new CompiledExpression(FirstExpression().Text, tree, 0).Lanes;
    }

    private TypedExpression? FusedTree()
    {
        if (Expression is not null)
        {
            return Expression.Tree is LetNode || Fallibility.MayFail(Expression.Tree) ? null : Expression.Tree;
        }

        TypedExpression? tree = null;
        foreach (CompiledRule child in Children)
        {
            TypedExpression? part = child.FusedTree();
            if (part is null)
            {
                return null;
            }

            tree = tree is null
                ? part
                : new BinaryNode(part.Range, any ? BinaryOperator.Or : BinaryOperator.And, TypeKind.Bool, tree, part, LanguageType.Bool);
        }

        return tree;
    }

    private CompiledExpression FirstExpression() => Expression ?? Children[0].FirstExpression();

    private void Group(double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths)
    {
        truths.Fill(any || Children.Count == 0 ? (byte)0 : (byte)1);
        Span<byte> room = stackalloc byte[Math.Min(ReplicatesPerPart, truths.Length)];
        for (int done = 0; done < truths.Length; done += ReplicatesPerPart)
        {
            Span<byte> part = truths[done..Math.Min(done + ReplicatesPerPart, truths.Length)];
            Span<byte> child = room[..part.Length];
            for (int i = 0; i < Children.Count; i++)
            {
                Children[i].Evaluate(lanes, offset + done, stride, shared, sharedOffset, child, []);
                Combine(part, child);
            }
        }
    }

    private void Combine(Span<byte> truths, ReadOnlySpan<byte> child)
    {
        int i = 0;
        for (; i <= truths.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var a = new Vector<byte>(truths[i..]);
            var b = new Vector<byte>(child[i..]);
            (any ? a | b : a & b).CopyTo(truths[i..]);
        }

        for (; i < truths.Length; i++)
        {
            truths[i] = (byte)(any ? truths[i] | child[i] : truths[i] & child[i]);
        }
    }

    private static void OneByOne(
        CompiledExpression expression, double[] lanes, int offset, int stride, double[] shared, int sharedOffset, Span<byte> truths, Span<byte> errors)
    {
        for (int i = 0; i < truths.Length; i++)
        {
            double value = expression.Scalar(lanes, offset + i, stride, shared, sharedOffset);
            truths[i] = value == 1 ? (byte)1 : (byte)0;
            if (!errors.IsEmpty)
            {
                errors[i] = double.IsNaN(value) ? (byte)1 : (byte)0;
            }
        }
    }
}
