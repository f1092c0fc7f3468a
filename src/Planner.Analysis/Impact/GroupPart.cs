using Planner.Analysis.Intervals;

namespace Planner.Analysis.Impact;

/// <summary>One group's part in the difference of two runs on one target.</summary>
/// <param name="Group">The group.</param>
/// <param name="Share">Its part of the difference in probability: the mean over all orders in which the groups can be exchanged (Shapley); the parts sum to the whole.</param>
/// <param name="Step">What it does when the groups are exchanged in their order, from the first.</param>
/// <param name="Least">Least of what it does, over everything that may have been exchanged before it.</param>
/// <param name="Greatest">Greatest of it.</param>
/// <param name="Value">Its part, the mean over all orders, in the target's value; null where a value is not defined in some run.</param>
public sealed record GroupPart(InputGroup Group, PartInterval Share, PartInterval Step, double Least, double Greatest, MeanInterval? Value);
