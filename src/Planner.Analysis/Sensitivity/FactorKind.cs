namespace Planner.Analysis.Sensitivity;

/// <summary>What kind of thing a result may depend on.</summary>
public enum FactorKind
{
    /// <summary>An assumption that is not known: one uncertain input, or several that are correlated and move together.</summary>
    Assumption,

    /// <summary>A threshold of the rules: who issues the rules decides it.</summary>
    Threshold,

    /// <summary>Money, disbursement, unit costs: what management can move.</summary>
    Lever,

    /// <summary>Yearly chance: all draws that are not inputs.</summary>
    Chance,

    /// <summary>Which synthetic table of communes is the true one.</summary>
    Table,
}
