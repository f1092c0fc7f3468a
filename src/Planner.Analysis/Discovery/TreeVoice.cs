using Planner.Localities.Scenarios;

namespace Planner.Analysis.Discovery;

/// <summary>What the regression tree says beside the box.</summary>
/// <param name="Root">The tree, in normal scores of <paramref name="Inputs"/>.</param>
/// <param name="Inputs">The inputs that its nodes name by index.</param>
/// <param name="First">The input it splits on first; null where it does not split.</param>
/// <param name="Shared">How many of the box's restrictions the tree makes as well, on the same side.</param>
/// <param name="Inside">Share of events it foresees in the box, over replicates that neither saw.</param>
/// <param name="Outside">The same outside the box.</param>
public sealed record TreeVoice(TreeNode Root, IReadOnlyList<UncertainInput> Inputs, UncertainInput? First, int Shared, double Inside, double Outside);
