using Planner.Analysis.Sensitivity;
using Planner.Reporting.Documents;
using Planner.Workbench.States;

namespace Planner.Workbench.Boards;

/// <summary>What one target of a scenario depends on, as far as it was looked at; one of the three results is there.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Method">How it was looked at.</param>
/// <param name="Target">Id of the target.</param>
/// <param name="Frame">Which study it is.</param>
internal sealed record StudyBoard(string Scenario, StudyMethod Method, string Target, SensitivityFrame Frame)
{
    /// <summary>Each factor alone; null for the other methods.</summary>
    public TornadoResult? Tornado { get; init; }

    /// <summary>The screening; null for the other methods.</summary>
    public ScreeningResult? Screening { get; init; }

    /// <summary>Shares of variance; null for the other methods.</summary>
    public VarianceResult? Variance { get; init; }

    /// <summary>Factors, base points or rows done, and how many there are to do.</summary>
    public required (int Done, int Of) Work { get; init; }

    /// <summary>Whether the user stopped it before its end.</summary>
    public bool Stopped { get; init; }

    /// <summary>What the scenario's run was addressed by when the study was made; null where files changed while they were read.</summary>
    public string? Address { get; init; }
}
