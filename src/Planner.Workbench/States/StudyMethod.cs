namespace Planner.Workbench.States;

/// <summary>The ways to look at what a target depends on.</summary>
internal enum StudyMethod
{
    /// <summary>Each factor alone at both ends.</summary>
    Tornado,

    /// <summary>Morris's screening: all factors, quickly.</summary>
    Screening,

    /// <summary>Sobol's shares of variance.</summary>
    Variance,
}
