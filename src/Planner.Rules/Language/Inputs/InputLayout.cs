using Planner.Rules.Language.Types;

namespace Planner.Rules.Language;

/// <summary>Which named inputs an expression may see and where the value of each lies. Made by <see cref="InputLayoutBuilder"/>.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class InputLayout
{
    internal InputLayout(IReadOnlyList<InputField> fields)
    {
        Fields = fields;
        Records = fields.Where(f => f.Record.Length > 0)
            .GroupBy(f => f.Record, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                g => g.Key,
                g => LanguageType.RecordOf(new RecordShape(g.Select(f => new RecordField(f.Name, TypeOf(f.Type), f)))),
                StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>All inputs in the order they were added.</summary>
    public IReadOnlyList<InputField> Fields { get; }

    internal IReadOnlyDictionary<string, LanguageType> Records { get; }

    /// <summary>The input with that path (<c>record.name</c>, or a name that stands alone), or null. Case does not matter.</summary>
    /// <param name="path">The path.</param>
    public InputField? Find(string path) => Fields.FirstOrDefault(f => f.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    internal static LanguageType TypeOf(InputType type) => type switch
    {
        InputType.Bool => LanguageType.Bool,
        InputType.Int => LanguageType.Int,
        _ => LanguageType.Double,
    };
}
