namespace Planner.Rules.Workflows;

/// <summary>A workflow compiled for the simulator. Made by <see cref="WorkflowCompiler"/>.</summary>
/// <param name="Source">The workflow as written.</param>
/// <param name="Rules">Its enabled top rules in order, injected ones last.</param>
public sealed record CompiledWorkflow(Workflow Source, IReadOnlyList<CompiledRule> Rules)
{
    /// <summary>The top rule of that name, or null.</summary>
    /// <param name="name">The name, case-sensitive.</param>
    public CompiledRule? Find(string name) => Rules.FirstOrDefault(r => r.Name == name);
}
