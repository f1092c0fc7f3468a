namespace Planner.Rules.Documents;

/// <summary>How large a JSON file may be; what is larger is refused before work starts.</summary>
/// <param name="MaxBytes">Largest file in bytes.</param>
/// <param name="MaxDepth">Deepest nesting.</param>
/// <param name="MaxValues">Most values (objects, arrays, scalars) in one file.</param>
public readonly record struct JsonLimits(long MaxBytes, int MaxDepth, int MaxValues)
{
    /// <summary>The limits of every file Planner reads, from <see cref="InputLimits"/>.</summary>
    public static JsonLimits Standard { get; } = new(InputLimits.FileBytes, InputLimits.JsonDepth, InputLimits.JsonValues);
}
