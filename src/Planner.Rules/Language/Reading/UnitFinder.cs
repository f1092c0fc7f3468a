using Planner.Rules.Language.Checking;

namespace Planner.Rules.Language.Reading;

/// <summary>The unit of a comparison, from the inputs it reads.</summary>
internal static class UnitFinder
{
    /// <summary>The unit that all inputs with a unit share, or null.</summary>
    public static string? Of(params TypedExpression[] sides)
    {
        string? unit = null;
        var open = new Stack<TypedExpression>(sides);
        while (open.TryPop(out TypedExpression? node))
        {
            if (node is SlotNode { Field.Unit: { } found })
            {
                if (unit is not null && unit != found)
                {
                    return null;
                }

                unit = found;
            }

            foreach (TypedExpression part in node.Parts)
            {
                open.Push(part);
            }
        }

        return unit;
    }
}
