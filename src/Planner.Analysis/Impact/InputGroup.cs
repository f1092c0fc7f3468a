namespace Planner.Analysis.Impact;

/// <summary>What the inputs of a run are split into, in the order in which a change is told.</summary>
public enum InputGroup
{
    /// <summary>The rule files, drafts included.</summary>
    Rules,

    /// <summary>What is known of the locality: its file, its communes table, recorded values with their date.</summary>
    Data,

    /// <summary>The plan: budgets, allocation, registration, levers, moves of money.</summary>
    Budget,

    /// <summary>The uncertain inputs: distributions, correlations, posterior.</summary>
    Assumptions,

    /// <summary>The seed: another draw of the same futures.</summary>
    Seed,
}
