using Planner.Rules.Diagnostics;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Reading.Lanes;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language;

/// <summary>An expression of the numeric subset, ready for the simulator. All its readers agree in value and error on all inputs.</summary>
/// <threadsafety>Safe for concurrent use; its delegates may be called from any number of threads.</threadsafety>
public sealed class CompiledExpression
{
    private readonly Lazy<CheckedScalarExpression> withFailure;
    private ScalarExpression? scalar;
    private readonly Lazy<LaneKernel?> overLanes;

    internal CompiledExpression(ExpressionText text, TypedExpression tree, int variables)
    {
        Text = text;
        Tree = tree;
        Variables = variables;
        withFailure = new Lazy<CheckedScalarExpression>(() => ScalarCompiler.CompileChecked(tree));
        overLanes = new Lazy<LaneKernel?>(() => LaneKernel.Suitable(this));
        Inputs = [.. InputsOf(tree)];
    }

    /// <summary>The source.</summary>
    public ExpressionText Text { get; }

    /// <summary>The checked tree.</summary>
    public TypedExpression Tree { get; }

    /// <summary>Size of the environment that an interpreter of the tree needs.</summary>
    internal int Variables { get; }

    /// <summary>The compiled delegate; NaN for a failed evaluation. Compiled when first asked for: a check of the rules needs none.</summary>
    public ScalarExpression Scalar => Volatile.Read(ref scalar) ?? CompileScalar();

    /// <summary>The compiled delegate that tells a failure from a NaN; compiled when first asked for.</summary>
    public CheckedScalarExpression CheckedScalar => withFailure.Value;

    /// <summary>
    /// The loop over many replicates at once, as <see cref="LaneKernel.Suitable"/> gives it; made when first asked for. Null when the expression is
    /// outside the lanes' subset (<see cref="CheckLanes"/> says why).
    /// </summary>
    public LaneKernel? Lanes => overLanes.Value;

    /// <summary>The inputs it reads, each once, in no particular order.</summary>
    public IReadOnlyList<InputField> Inputs { get; }

    /// <summary>The input whose value the expression is, unchanged but for its type; null when it is anything else.</summary>
    public InputField? Field => (Tree is ConvertNode { Type.Kind: TypeKind.Double } widened ? widened.Operand : Tree) is SlotNode slot ? slot.Field : null;

    /// <summary>Whether <see cref="Lanes"/> takes the expression.</summary>
    /// <param name="diagnostics">Receives a fault (PLN0331) for each part that is outside the subset, at its place.</param>
    public bool CheckLanes(DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        return ExpressionCompiler.CheckLanes(Tree, Text, diagnostics);
    }

    /// <summary>The left side of an expression that is one comparison, as an expression of its own; null when it is anything else.</summary>
    public CompiledExpression? LeftOfComparison() => Tree is BinaryNode
    {
        Operator: BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual
            or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual,
    } comparison
        ? new CompiledExpression(Text, comparison.Left, Variables)
        : null;

    /// <summary>Why the expression has its value for these inputs.</summary>
    /// <param name="lanes">The lane bank.</param>
    /// <param name="offset">Where the replicate starts in it.</param>
    /// <param name="stride">Distance of its slots.</param>
    /// <param name="shared">The shared bank.</param>
    /// <param name="sharedOffset">Where the shared slots start.</param>
    public Explanation Explain(double[] lanes, int offset, int stride, double[] shared, int sharedOffset) =>
        Explainer.Explain(Tree, Text, new object?[Variables], new SlotValues(lanes, offset, stride, shared, sharedOffset));

    // Threads that ask at once may each compile; all of them go on with the same delegate.
    private ScalarExpression CompileScalar()
    {
        ScalarExpression compiled = ScalarCompiler.Compile(Tree);
        return Interlocked.CompareExchange(ref scalar, compiled, null) ?? compiled;
    }

    private static HashSet<InputField> InputsOf(TypedExpression tree)
    {
        var found = new HashSet<InputField>();
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            if (node is SlotNode slot)
            {
                found.Add(slot.Field);
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        return found;
    }
}
