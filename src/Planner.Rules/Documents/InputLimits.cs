namespace Planner.Rules.Documents;

/// <summary>
/// How large anything may be that comes from outside: rule, scenario, locality and data files travel between offices, and refusing one must take neither long
/// nor much memory, whatever it holds. Checked before work starts; docs/reliability.md lists them. What lies within them and still would not fit into the
/// memory of the machine is refused before a run by the estimate of its memory.
/// </summary>
public static class InputLimits
{
    /// <summary>Largest file of rules, scenarios, localities or tables, bytes.</summary>
    public const long FileBytes = 32L << 20;

    /// <summary>Largest archive of a run's input files, bytes as packed; and most bytes that it unpacks to, over all files.</summary>
    public const long ArchiveBytes = 128L << 20;

    /// <summary>Most files in an archive of a run's input files.</summary>
    public const int ArchiveFiles = 5_000;

    /// <summary>Deepest nesting of JSON.</summary>
    public const int JsonDepth = 64;

    /// <summary>Most values (objects, arrays, scalars) in one JSON file.</summary>
    public const int JsonValues = 2_000_000;

    /// <summary>Longest text of a JSON file that is no expression, in UTF-16 code units.</summary>
    public const int TextLength = 1_000_000;

    /// <summary>Most items of one list, or members of one object used as a dictionary, where nothing narrower is said.</summary>
    public const int Items = 20_000;

    /// <summary>Most rules in one workflow, those of injected workflows counted.</summary>
    public const int Rules = 200_000;

    /// <summary>Most parameters of one rule, and of one workflow; most inputs of an evaluation; most regions, and most dated values of one parameter table.</summary>
    public const int RuleParameters = 1_000;

    /// <summary>Most parameter tables, indicators, metrics, targets or programme components in a rules folder: each is a name that expressions are checked against.</summary>
    public const int Definitions = 10_000;

    /// <summary>Most files that extend each other.</summary>
    public const int Extends = 32;

    /// <summary>Most scenarios of a locality.</summary>
    public const int Scenarios = 1_000;

    /// <summary>Most districts of a locality.</summary>
    public const int Districts = 1_000;

    /// <summary>Most communes in one table; the country had 11,162 in 2016.</summary>
    public const int Communes = 20_000;

    /// <summary>Most synthetic tables of one locality.</summary>
    public const int Tables = 10_000;

    /// <summary>Most columns of a table.</summary>
    public const int Columns = 2_000;

    /// <summary>Most villages of a commune.</summary>
    public const int Villages = 1_000;

    /// <summary>Most households of a commune.</summary>
    public const int Households = 1_000_000;

    /// <summary>Most people of a commune.</summary>
    public const int Population = 10_000_000;

    /// <summary>First year that a locality may start in.</summary>
    public const int FirstYear = 2000;

    /// <summary>Last year that a locality may end in.</summary>
    public const int LastYear = 2100;

    /// <summary>Most replicates of a run.</summary>
    public const int Replicates = 10_000_000;

    /// <summary>Most faults reported at once; the further ones of a load are not even worded.</summary>
    public const int Faults = 1_000;

    /// <summary>Longest message of a fault, in UTF-16 code units: what it quotes may be megabytes.</summary>
    public const int MessageLength = 4_000;

    /// <summary>Longest expression, in UTF-16 code units; a sum of 1,500 named terms has 14,000.</summary>
    public const int ExpressionLength = 32_768;

    /// <summary>Deepest nesting of an expression: parentheses, arguments, branches, prefix operators.</summary>
    public const int ExpressionDepth = 200;

    /// <summary>Most parts of one expression.</summary>
    public const int ExpressionNodes = 12_000;

    /// <summary>Longest chain of members, calls and indexes behind one operand.</summary>
    public const int ExpressionChain = 64;

    /// <summary>Longest text that an evaluation may build, in UTF-16 code units.</summary>
    public const int EvaluatedText = 1_000_000;

    /// <summary>
    /// Most steps of one call of <c>planner eval</c>, all its rules together: each part that is evaluated, each list element and each few characters of a text that is touched.
    /// </summary>
    public const int EvaluationSteps = 4_000_000;
}
