using Planner.Rules.Pack;

namespace Planner.Rules.Linting;

/// <summary>What a diagnostic's code means.</summary>
/// <param name="Code">The code, <c>PLN</c> and four digits.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Mend">How to mend it.</param>
/// <param name="Example">A fault of that kind, as it stands in a file or is typed.</param>
public sealed record CodeExplanation(string Code, LocalizedText Meaning, LocalizedText Mend, string Example);
