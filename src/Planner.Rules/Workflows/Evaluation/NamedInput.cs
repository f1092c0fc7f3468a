using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>An input of an evaluation.</summary>
internal sealed record NamedInput(string Name, LanguageType Type, object? Value);
