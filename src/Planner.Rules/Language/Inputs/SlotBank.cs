namespace Planner.Rules.Language;

/// <summary>Which of the two arrays holds an input's value.</summary>
public enum SlotBank
{
    /// <summary>Differs from replicate to replicate: <c>lanes[offset + slot * stride]</c>.</summary>
    Lane,

    /// <summary>The same for all replicates of a block: <c>shared[sharedOffset + slot]</c>.</summary>
    Shared,
}
