namespace Planner.Workbench.States;

/// <summary>The seven ways to look at one quantity.</summary>
internal enum QuantityView
{
    /// <summary>Bands over the years with the median, one panel a scenario.</summary>
    Fan,

    /// <summary>Interval by scenario at the target's year.</summary>
    Bands,

    /// <summary>How often which value.</summary>
    Histogram,

    /// <summary>The share of futures that stay below each value.</summary>
    Cumulative,

    /// <summary>Numbers by year.</summary>
    Table,

    /// <summary>What is recorded by district.</summary>
    Districts,

    /// <summary>What is recorded by commune.</summary>
    Communes,
}
