namespace Planner.Rules.Drafts;

/// <summary>Whether a change of a rule file is law.</summary>
public enum DraftStatus
{
    /// <summary>Tried out: it holds only in runs that ask for it by name.</summary>
    Draft,

    /// <summary>Law: it holds from its effective date on, in every run.</summary>
    InForce,
}
