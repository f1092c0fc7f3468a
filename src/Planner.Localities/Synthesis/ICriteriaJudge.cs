using Planner.Localities.Units;

namespace Planner.Localities.Synthesis;

/// <summary>Says which criteria of the set in force at the start a commune meets.</summary>
internal interface ICriteriaJudge
{
    /// <summary>Rule names of the criteria, in the workflow's order.</summary>
    IReadOnlyList<string> Rules { get; }

    /// <summary>Whether each is met.</summary>
    bool[] Judge(CommuneStart commune);
}
