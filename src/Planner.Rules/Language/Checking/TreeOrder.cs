namespace Planner.Rules.Language.Checking;

/// <summary>The nodes of a tree in an order in which each stands after its parts. Chains may be thousands long, so nothing here recurses.</summary>
internal static class TreeOrder
{
    /// <summary>All nodes of an expression, parts first and from left to right.</summary>
    public static IReadOnlyList<TypedExpression> PartsFirst(TypedExpression tree) => PartsFirst(tree, node => node.Parts);

    /// <summary>All nodes of a tree, parts first and from left to right.</summary>
    /// <param name="tree">The root.</param>
    /// <param name="partsOf">A node's parts, from left to right.</param>
    public static IReadOnlyList<T> PartsFirst<T>(T tree, Func<T, IEnumerable<T>> partsOf)
    {
        var nodes = new List<T>();
        var open = new Stack<T>();
        open.Push(tree);
        while (open.TryPop(out T? node))
        {
            nodes.Add(node);
            foreach (T part in partsOf(node))
            {
                open.Push(part);
            }
        }

        nodes.Reverse();
        return nodes;
    }
}
