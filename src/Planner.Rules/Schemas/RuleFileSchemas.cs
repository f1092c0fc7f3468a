namespace Planner.Rules.Schemas;

/// <summary>
/// The schemas of everything below a rules folder. What they accept is what the readers accept, member by member: a test mutates files by their schema and
/// asks both.
/// </summary>
public static class RuleFileSchemas
{
    /// <summary>All of them, by name.</summary>
    /// <param name="names">Names of the rule files, which editors then offer.</param>
    public static IReadOnlyList<FileSchema> All(KnownNames names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var expressions = new ExpressionNames(names);
        return
        [
            .. CriteriaSchemas.All(names, expressions),
            .. PovertySchemas.All(),
            .. StatusSchemas.All(names, expressions),
            .. FundingSchemas.All(names, expressions),
            .. TargetSchemas.All(expressions),
            .. WorkflowSchemas.All(names, expressions),
            .. TestFileSchemas.All(names, expressions),
            .. DraftSchemas.All(names),
        ];
    }
}
