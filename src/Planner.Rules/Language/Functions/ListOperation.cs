namespace Planner.Rules.Language.Functions;

/// <summary>Operations on lists.</summary>
internal enum ListOperation
{
    Any,
    All,
    Count,
    Where,
    Select,
    Sum,
    Average,
    Min,
    Max,
    First,
    FirstOrDefault,
    Last,
    LastOrDefault,
    OrderBy,
    OrderByDescending,
    ThenBy,
    ThenByDescending,
    Skip,
    Take,
    Distinct,
    Contains,
}
