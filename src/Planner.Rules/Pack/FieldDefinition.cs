namespace Planner.Rules.Pack;

/// <summary>A field of a record that rules see.</summary>
/// <param name="Name">Name in expressions.</param>
/// <param name="Type">Type.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Title">What it is.</param>
/// <param name="Given">Whether it is a fact that nothing in the model changes, such as the number of villages or a status at the start.</param>
/// <param name="Least">The least value that communes.csv may give it.</param>
public sealed record FieldDefinition(string Name, FieldType Type, string Unit, LocalizedText Title, bool Given = false, double Least = 0);
