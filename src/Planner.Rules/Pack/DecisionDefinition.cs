namespace Planner.Rules.Pack;

/// <summary>Something about a plan that somebody may decide, within limits. File: <c>rules/funding/decisions.json</c>.</summary>
/// <param name="Id">Name.</param>
/// <param name="Kind">What it sets.</param>
/// <param name="Title">What it is.</param>
/// <param name="DecidedBy"><c>centre</c>, <c>peoplesCouncil</c>, <c>province</c>, <c>district</c> or <c>commune</c>.</param>
/// <param name="Instrument">The act by which it is decided.</param>
/// <param name="Month">Month of the year before by whose day it must be decided, 1..12.</param>
/// <param name="Day">That day.</param>
/// <param name="Programmes">Programmes whose money it is about; empty where it is about none or about all.</param>
/// <param name="Limit">
/// How far it may go: share (0..1) of a planned amount that may move (shares, years); greatest share kept (concentration); greatest factor on the planned quota.
/// </param>
/// <param name="Step">Grid on which a plan is rounded, in the unit of the variable; &gt; 0.</param>
/// <param name="Periods">Into how many spans of years a share may differ; ≥ 1.</param>
/// <param name="Parts">Classes or terms.</param>
/// <param name="Field">For levers: the member below <c>levers</c>, such as <c>minorityFocus</c> or <c>costSharing.share</c>; null otherwise.</param>
/// <param name="From">For levers: least value.</param>
/// <param name="To">For levers: greatest value.</param>
/// <param name="Switch">For levers: whether it is a yes/no.</param>
/// <param name="Provenance">The law, or why it is assumed; for <see cref="DecisionKind.Fixed"/> why it is not free.</param>
public sealed record DecisionDefinition(
    string Id,
    DecisionKind Kind,
    LocalizedText Title,
    string DecidedBy,
    LocalizedText Instrument,
    int Month,
    int Day,
    IReadOnlyList<string> Programmes,
    double Limit,
    double Step,
    int Periods,
    IReadOnlyList<DecisionPart> Parts,
    string? Field,
    double From,
    double To,
    bool Switch,
    Provenance Provenance)
{
    /// <summary>For <see cref="DecisionKind.Fixed"/>: why it is not free, for people; null otherwise.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>For <see cref="DecisionKind.Fixed"/>: paths of the scenario members it is about, such as <c>disbursement</c>, by which a difference of scenarios is named; empty otherwise.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
}
