namespace Planner.Rules.Language.Types;

/// <summary>A field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Slot">Where the simulator keeps its value; null for values that come with the record itself.</param>
public sealed record RecordField(string Name, LanguageType Type, InputField? Slot = null);
