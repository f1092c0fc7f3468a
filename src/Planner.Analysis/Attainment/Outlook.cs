namespace Planner.Analysis.Attainment;

/// <summary>The heaps a leader sorts targets into.</summary>
public enum Outlook
{
    /// <summary>The whole interval lies above the middle word's range: có khả năng đạt.</summary>
    Likely,

    /// <summary>The interval touches the middle word's range: chưa chắc.</summary>
    Uncertain,

    /// <summary>The whole interval lies below it: khó đạt.</summary>
    Unlikely,

    /// <summary>The target has no figure yet, so there is nothing to judge: chưa đặt.</summary>
    NotSet,
}
