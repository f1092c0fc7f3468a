using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Faults;

/// <summary>
/// Makes of an expression the truth "on the way to its value something was infinite, no number or wrapped": an expression over the same inputs, which any of the readers
/// evaluates, short-circuits included. It fails where the expression fails.
/// </summary>
internal sealed class FaultTree
{
    /// <summary>Most parts of such a tree; a larger one would cost more to compile than it saves.</summary>
    public const int MostParts = 20_000;

    private readonly Dictionary<TypedExpression, TypedExpression?> faults = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TypedExpression, long> sizes = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<TypedExpression> sites;
    private readonly TypedExpression tree;

    private FaultTree(TypedExpression tree, HashSet<TypedExpression> sites)
    {
        this.tree = tree;
        this.sites = sites;
    }

    /// <summary>The truth for an expression.</summary>
    /// <param name="tree">The expression.</param>
    /// <param name="sites">The parts to look at.</param>
    /// <returns>The truth; null where no part is looked at; <see cref="FaultyNode"/> where it would be too large.</returns>
    public static TypedExpression? Of(TypedExpression tree, HashSet<TypedExpression> sites)
    {
        var made = new FaultTree(tree, Topmost(tree, sites));
        TypedExpression? truth = made.Make();
        return truth is null || made.sizes[truth] <= MostParts ? truth : new FaultyNode(tree.Range);
    }

    // What passes its infinity on to a part that is looked at need not be looked at itself.
    private static HashSet<TypedExpression> Topmost(TypedExpression tree, HashSet<TypedExpression> sites)
    {
        var passing = new HashSet<TypedExpression>(ReferenceEqualityComparer.Instance);
        IReadOnlyList<TypedExpression> nodes = TreeOrder.PartsFirst(tree);
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            if (FaultSites.IsReal(nodes[i]) && (sites.Contains(nodes[i]) || passing.Contains(nodes[i])))
            {
                passing.UnionWith(FaultSites.PassedOn(nodes[i]));
            }
        }

        return new HashSet<TypedExpression>(sites.Where(s => !passing.Contains(s) || !FaultSites.IsReal(s)), ReferenceEqualityComparer.Instance);
    }

    private TypedExpression? Make()
    {
        foreach (TypedExpression node in TreeOrder.PartsFirst(tree))
        {
            sizes[node] = 1 + node.Parts.Sum(p => sizes[p]);
            faults[node] = Fault(node);
        }

        return faults[tree];
    }

    private TypedExpression? Fault(TypedExpression node)
    {
        TypedExpression? parts = node switch
        {
            BinaryNode { Operator: BinaryOperator.And } and => Or(faults[and.Left], faults[and.Right] is { } right ? Both(and.Left, right) : null),
            BinaryNode { Operator: BinaryOperator.Or } or => Or(faults[or.Left], faults[or.Right] is { } right ? Both(Not(or.Left), right) : null),
            ConditionalNode branch => Or(faults[branch.Condition], Chosen(branch)),
            LetNode let => Bound(let),
            _ => node.Parts.Aggregate((TypedExpression?)null, (all, part) => Or(all, faults[part])),
        };
        return sites.Contains(node) ? Or(parts, FaultSites.Wraps(node) ? Wrapped(node) : NotFinite(node)) : parts;
    }

    private TypedExpression? Chosen(ConditionalNode branch)
    {
        TypedExpression? then = faults[branch.Then], otherwise = faults[branch.Otherwise];
        if (then is null && otherwise is null)
        {
            return null;
        }

        TypedExpression never = Sized(new ConstantNode(branch.Range, LanguageType.Bool, false));
        return Sized(new ConditionalNode(branch.Range, branch.Condition, then ?? never, otherwise ?? never, LanguageType.Bool));
    }

    // Parameters are computed whether they are used or not.
    private LetNode? Bound(LetNode let)
    {
        TypedExpression? all = let.Bindings.Aggregate((TypedExpression?)null, (one, b) => Or(one, faults[b.Value]));
        all = Or(all, faults[let.Body]);
        return all is null ? null : (LetNode)Sized(new LetNode(let.Bindings, all));
    }

    // 0 times a finite number is 0; times anything else it is no number, which is not equal to anything.
    private TypedExpression NotFinite(TypedExpression node)
    {
        TypedExpression number = node.Type.Kind == TypeKind.Double ? node : Sized(new ConvertNode(node, LanguageType.Double));
        TypedExpression zero = Number(node, 0);
        return Binary(BinaryOperator.NotEqual, Binary(BinaryOperator.Multiply, number, zero, LanguageType.Double), zero, LanguageType.Bool);
    }

    private TypedExpression Wrapped(TypedExpression node)
    {
        (double low, double high) = FaultSites.Ends(node.Type.Kind);
        TypedExpression exact = node is BinaryNode binary
            ? Binary(binary.Operator, Real(binary.Left), Real(binary.Right), LanguageType.Double)
            : Binary(BinaryOperator.Subtract, Number(node, 0), Real(node.Parts[0]), LanguageType.Double);
        return Or(
            Binary(BinaryOperator.Less, exact, Number(node, low), LanguageType.Bool), Binary(BinaryOperator.Greater, exact, Number(node, high), LanguageType.Bool))!;
    }

    private TypedExpression Real(TypedExpression node) => Sized(new ConvertNode(node, LanguageType.Double));

    private TypedExpression Number(TypedExpression node, double value) => Sized(new ConstantNode(node.Range, LanguageType.Double, value));

    private TypedExpression Not(TypedExpression truth) => Sized(new NegationNode(truth.Range, truth, LanguageType.Bool));

    private TypedExpression Both(TypedExpression a, TypedExpression b) => Sized(new BinaryNode(a.Range, BinaryOperator.And, TypeKind.Bool, a, b, LanguageType.Bool));

    private TypedExpression? Or(TypedExpression? a, TypedExpression? b) =>
        a is null ? b : b is null ? a : Sized(new BinaryNode(a.Range, BinaryOperator.Or, TypeKind.Bool, a, b, LanguageType.Bool));

    private TypedExpression Binary(BinaryOperator op, TypedExpression a, TypedExpression b, LanguageType type) => Sized(new BinaryNode(a.Range, op, TypeKind.Double, a, b, type));

    private TypedExpression Sized(TypedExpression node)
    {
        sizes[node] = Math.Min(int.MaxValue, 1 + node.Parts.Sum(p => sizes[p]));
        return node;
    }
}
