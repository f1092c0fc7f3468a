namespace Planner.Rules.Pack;

/// <summary>On what a lever of <see cref="SensitivityRanges"/> acts.</summary>
public enum LeverAction
{
    /// <summary>Factor on approved money.</summary>
    Money,

    /// <summary>Shift of the logit of the share of money that is spent in its year.</summary>
    Disbursement,

    /// <summary>Factor on the unit costs of works.</summary>
    UnitCost,
}
