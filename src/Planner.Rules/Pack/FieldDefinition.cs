namespace Planner.Rules.Pack;

/// <summary>A field of a record that rules see.</summary>
/// <param name="Name">Name in expressions.</param>
/// <param name="Type">Type.</param>
/// <param name="Unit">Unit, one of <see cref="Units"/>.</param>
/// <param name="Title">What it is.</param>
public sealed record FieldDefinition(string Name, FieldType Type, string Unit, LocalizedText Title);
