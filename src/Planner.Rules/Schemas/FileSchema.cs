using Planner.Rules.Pack;

namespace Planner.Rules.Schemas;

/// <summary>The schema of one kind of file.</summary>
/// <param name="Name">Its name; the schema lies in <c>rules/schema/NAME.schema.json</c>.</param>
/// <param name="Title">What the files are.</param>
/// <param name="Files">Which files it is for: patterns of paths from the repository's root, as editors take them; <c>!</c> before what is left out.</param>
/// <param name="Root">The schema itself.</param>
public sealed record FileSchema(string Name, LocalizedText Title, IReadOnlyList<string> Files, SchemaNode Root)
{
    /// <summary>The ending of schema files.</summary>
    public const string Ending = ".schema.json";

    /// <summary>Name of the file that holds it.</summary>
    public string FileName => Name + Ending;

    /// <summary>The schema as a file holds it: UTF-8 text with line feeds, the same bytes for the same rules.</summary>
    public string Text() => SchemaText.Of(Root.Document(Title));
}
