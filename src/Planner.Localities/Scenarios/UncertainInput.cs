namespace Planner.Localities.Scenarios;

/// <summary>The model's uncertain inputs: one value per replicate, the same in every scenario that gives it the same distribution.</summary>
public enum UncertainInput
{
    /// <summary>Factor on the hazards of leaving poverty.</summary>
    ExitFactor,

    /// <summary>Factor on the hazards of becoming poor and near-poor.</summary>
    EntryFactor,

    /// <summary>Factor on the hazard of falling back.</summary>
    FallBackFactor,

    /// <summary>Factor on the share of the poor without labour capacity.</summary>
    HardShareFactor,

    /// <summary>Points of yearly log growth of income.</summary>
    IncomeGrowthShift,

    /// <summary>Factor on unit costs of works.</summary>
    UnitCostFactor,

    /// <summary>Factor on the trends of indicators without programme money.</summary>
    TrendFactor,

    /// <summary>Factor on the campaign effect in registered communes.</summary>
    CampaignFactor,

    /// <summary>Factor on programmes' effects on income and on households' moves.</summary>
    EffectFactor,

    /// <summary>Shift of the logit of mean disbursement.</summary>
    DisbursementShift,

    /// <summary>Shift of the logit of dossier success.</summary>
    DossierShift,

    /// <summary>Factor on the probabilities of a poverty-line change.</summary>
    LineChangeFactor,

    /// <summary>Factor on the spread of districts' luck of a year in the hazards.</summary>
    DistrictSpreadFactor,
}
