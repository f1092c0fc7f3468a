namespace Planner.Rules.Testing;

/// <summary>The codes of faults in <c>*.tests.json</c> files; docs/rule-tests.md explains each.</summary>
public static class TestCode
{
    /// <summary>Nobody knows which inputs the workflow has.</summary>
    public const string Inputs = "PLN0901";

    /// <summary>There is no such input.</summary>
    public const string UnknownInput = "PLN0902";

    /// <summary>An input or expectation has a value that does not fit.</summary>
    public const string Value = "PLN0903";

    /// <summary>The workflow has no such enabled rule.</summary>
    public const string UnknownRule = "PLN0904";

    /// <summary>A rule whose result is expected reads an input that nothing gives.</summary>
    public const string NotGiven = "PLN0905";

    /// <summary>A row has another number of cells than its table has columns.</summary>
    public const string Row = "PLN0906";

    /// <summary>A number is expected of a rule that is no comparison.</summary>
    public const string NoLeftSide = "PLN0907";

    /// <summary>There is nothing to test: no case, or a case without expectation.</summary>
    public const string Empty = "PLN0908";

    /// <summary>The file has no workflow of that name.</summary>
    public const string UnknownWorkflow = "PLN0909";

    /// <summary>One case gives or expects the same thing twice.</summary>
    public const string Twice = "PLN0910";
}
