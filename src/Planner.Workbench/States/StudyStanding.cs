namespace Planner.Workbench.States;

/// <summary>How far a study or a search is that runs now.</summary>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Share">How far it is, 0..1.</param>
/// <param name="SecondsLeft">Seconds left by the speed so far; null while that is not known.</param>
internal sealed record StudyStanding(string Scenario, double Share, double? SecondsLeft)
{
    /// <summary>The method of a study of sensitivity.</summary>
    public StudyMethod Method { get; init; }

    /// <summary>Whether all factors were moved and only break-even values are sought still.</summary>
    public bool Seeking { get; init; }

    /// <summary>Of a search for a plan: value of the objective under the present plan and the best so far; null while that is not known.</summary>
    public (double Present, double Best)? Best { get; init; }
}
