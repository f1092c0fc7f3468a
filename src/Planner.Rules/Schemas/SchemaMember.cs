namespace Planner.Rules.Schemas;

/// <summary>A member of an object in a schema.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Node">What its value is.</param>
/// <param name="Required">Whether it must be there.</param>
public sealed record SchemaMember(string Name, SchemaNode Node, bool Required)
{
    /// <summary>A member that must be there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">What its value is.</param>
    public static SchemaMember Must(string name, SchemaNode node) => new(name, node, Required: true);

    /// <summary>A member that may be absent.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="node">What its value is.</param>
    public static SchemaMember May(string name, SchemaNode node) => new(name, node, Required: false);
}
