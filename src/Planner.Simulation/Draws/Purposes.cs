using Planner.Numerics.Random;

namespace Planner.Simulation.Draws;

/// <summary>
/// What random numbers are drawn for. A draw is addressed by seed, purpose, unit, year, index and replicate; the names are part of the
/// layout (docs/model.md, "Random numbers") and are never changed without a new layout version.
/// </summary>
internal static class Purposes
{
    /// <summary>Parametric uncertainty; index = the input's number.</summary>
    public static readonly DrawPurpose Assumption = DrawPurpose.Named("assumption");

    public static readonly DrawPurpose Disaster = DrawPurpose.Named("shock.disaster");
    public static readonly DrawPurpose Severity = DrawPurpose.Named("shock.severity");
    public static readonly DrawPurpose Epidemic = DrawPurpose.Named("shock.epidemic");
    public static readonly DrawPurpose Price = DrawPurpose.Named("shock.price");

    /// <summary>Share of a component's money that is spent; index = 0, unit = the component's id in the locality.</summary>
    public static readonly DrawPurpose Disbursement = DrawPurpose.Named("money.disbursed");

    public static readonly DrawPurpose DebtTaken = DrawPurpose.Named("money.debt");
    public static readonly DrawPurpose Registration = DrawPurpose.Named("registration.key");
    public static readonly DrawPurpose Drop = DrawPurpose.Named("registration.drop");

    /// <summary>Yearly noise of a criterion group; index = the group's number in the rule pack.</summary>
    public static readonly DrawPurpose Noise = DrawPurpose.Named("indicator.noise");

    public static readonly DrawPurpose IncomeProvince = DrawPurpose.Named("income.province");
    public static readonly DrawPurpose IncomeDistrict = DrawPurpose.Named("income.district");
    public static readonly DrawPurpose IncomeCommuneYear = DrawPurpose.Named("income.communeYear");
    public static readonly DrawPurpose IncomeCommune = DrawPurpose.Named("income.commune");
    public static readonly DrawPurpose HazardProvince = DrawPurpose.Named("poverty.province");
    public static readonly DrawPurpose HazardDistrict = DrawPurpose.Named("poverty.district");
    public static readonly DrawPurpose HazardCommune = DrawPurpose.Named("poverty.commune");

    /// <summary>Flows between classes of households; index = the flow's number in <c>PovertyStage</c>.</summary>
    public static readonly DrawPurpose Flow = DrawPurpose.Named("poverty.flow");

    /// <summary>Re-measurement at a new line; index = the reclassification's number.</summary>
    public static readonly DrawPurpose LineChange = DrawPurpose.Named("poverty.lineChange");

    public static readonly DrawPurpose Measurement = DrawPurpose.Named("poverty.measurement");

    /// <summary>Outcome of the dossier; index = level.</summary>
    public static readonly DrawPurpose Dossier = DrawPurpose.Named("ladder.dossier");

    /// <summary>Residents' satisfaction; index = level.</summary>
    public static readonly DrawPurpose Satisfaction = DrawPurpose.Named("ladder.satisfaction");
}
