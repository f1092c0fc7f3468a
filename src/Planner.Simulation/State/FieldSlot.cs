using Planner.Rules.Pack;

namespace Planner.Simulation.State;

/// <summary>Finds the slot of a field the model provides: its place in the list of fields.</summary>
internal static class FieldSlot
{
    public static int Of(IReadOnlyList<FieldDefinition> fields, string name)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == name)
            {
                return i;
            }
        }

        throw new InvalidOperationException($"the model provides no field '{name}'");
    }
}
