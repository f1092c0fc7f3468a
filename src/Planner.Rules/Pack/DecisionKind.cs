namespace Planner.Rules.Pack;

/// <summary>What a decision sets. Member <c>kind</c> of <see cref="DecisionDefinition"/>.</summary>
public enum DecisionKind
{
    /// <summary>Shares of the components in the central money of each programme and kind; the sum of each year stays.</summary>
    ComponentShares,

    /// <summary>Shares of the components in the locality's own money (province, district, commune); the sum of each year stays.</summary>
    OwnShares,

    /// <summary>When the locality's own money is spent; the sum of each line over the years stays.</summary>
    OwnYears,

    /// <summary>Share of a programme's money kept for registered communes.</summary>
    Concentration,

    /// <summary>Factors on the weights of the allocation formula for classes of communes.</summary>
    Weights,

    /// <summary>Communes newly registered each year, by level.</summary>
    Quota,

    /// <summary>What is added to the key by which communes are put on the list.</summary>
    RegistrationKey,

    /// <summary>A number or a yes/no of the scenario's levers.</summary>
    Lever,

    /// <summary>Nothing that may be moved here; it is named with the reason.</summary>
    Fixed,
}
