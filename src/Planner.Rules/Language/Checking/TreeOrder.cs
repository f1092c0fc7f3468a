namespace Planner.Rules.Language.Checking;

/// <summary>The nodes of a tree in an order in which each stands after its parts. Chains may be thousands long, so nothing here recurses.</summary>
internal static class TreeOrder
{
    /// <summary>All nodes, parts first and from left to right.</summary>
    public static IReadOnlyList<TypedExpression> PartsFirst(TypedExpression tree)
    {
        var nodes = new List<TypedExpression>();
        var open = new Stack<TypedExpression>();
        open.Push(tree);
        while (open.TryPop(out TypedExpression? node))
        {
            nodes.Add(node);
            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        nodes.Reverse();
        return nodes;
    }
}
