namespace Planner.Simulation.Stages;

/// <summary>What the year's step of an indicator has to reckon with.</summary>
internal enum ResponseWear
{
    /// <summary>Nothing is lost.</summary>
    None,

    /// <summary>The same share of the way everywhere.</summary>
    Even,

    /// <summary>A share that disasters raise.</summary>
    Damage,

    /// <summary>Luck that may pass either end, or a best below the worst: the general step.</summary>
    Held,
}
