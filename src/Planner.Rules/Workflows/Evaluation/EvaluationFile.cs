namespace Planner.Rules.Workflows;

/// <summary>A text file that is at hand.</summary>
/// <param name="Name">The name to give in messages.</param>
/// <param name="Text">What it holds.</param>
public sealed record EvaluationFile(string Name, string Text);
