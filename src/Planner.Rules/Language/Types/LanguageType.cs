namespace Planner.Rules.Language.Types;

/// <summary>The type of an expression.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record LanguageType
{
    private LanguageType(TypeKind kind) => Kind = kind;

    /// <summary>The kind of value.</summary>
    public TypeKind Kind { get; }

    /// <summary>Whether a value type may be absent. Texts, lists and records may always be absent.</summary>
    public bool IsNullable { get; private init; }

    /// <summary>Type of the elements of a list.</summary>
    public LanguageType? Element { get; private init; }

    /// <summary>The fields of a record.</summary>
    public RecordShape? Shape { get; private init; }

    internal static LanguageType Faulty { get; } = new(TypeKind.Faulty);

    internal static LanguageType Null { get; } = new(TypeKind.Null);

    /// <summary>true or false.</summary>
    public static LanguageType Bool { get; } = new(TypeKind.Bool);

    /// <summary>Whole number of 32 bits.</summary>
    public static LanguageType Int { get; } = new(TypeKind.Int);

    /// <summary>Whole number of 64 bits.</summary>
    public static LanguageType Long { get; } = new(TypeKind.Long);

    /// <summary>Binary floating point of 64 bits.</summary>
    public static LanguageType Double { get; } = new(TypeKind.Double);

    /// <summary>Text.</summary>
    public static LanguageType Text { get; } = new(TypeKind.Text);

    /// <summary>Whether it is a number.</summary>
    public bool IsNumeric => Kind is >= TypeKind.Byte and <= TypeKind.Decimal;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger => Kind is >= TypeKind.Byte and <= TypeKind.ULong;

    /// <summary>Whether a value may be null.</summary>
    public bool AdmitsNull => IsNullable || Kind is TypeKind.Null or TypeKind.Text or TypeKind.List or TypeKind.Record;

    /// <summary>A type without parts.</summary>
    /// <param name="kind">Any kind but list and record.</param>
    public static LanguageType Of(TypeKind kind) => kind switch
    {
        TypeKind.List or TypeKind.Record => throw new ArgumentException("a list needs an element type and a record a shape", nameof(kind)),
        _ => new LanguageType(kind),
    };

    /// <summary>A list of elements of one type.</summary>
    /// <param name="element">The element type.</param>
    public static LanguageType ListOf(LanguageType element) => new(TypeKind.List) { Element = element };

    /// <summary>A record.</summary>
    /// <param name="shape">Its fields.</param>
    public static LanguageType RecordOf(RecordShape shape) => new(TypeKind.Record) { Shape = shape };

    /// <summary>The same type with or without absence; kinds that always admit null stay as they are.</summary>
    /// <param name="nullable">Whether a value may be absent.</param>
    public LanguageType WithNull(bool nullable) =>
        Kind is TypeKind.Faulty or TypeKind.Null or TypeKind.Text or TypeKind.List or TypeKind.Record || IsNullable == nullable
            ? this
            : this with { IsNullable = nullable };

    /// <summary>The name in messages, .NET's as RulesEngine prints it.</summary>
    public override string ToString()
    {
        string name = Kind switch
        {
            TypeKind.Bool => "Boolean",
            TypeKind.Short => "Int16",
            TypeKind.Int => "Int32",
            TypeKind.UInt => "UInt32",
            TypeKind.Long => "Int64",
            TypeKind.ULong => "UInt64",
            TypeKind.Float => "Single",
            TypeKind.Text => "String",
            TypeKind.Null => "null",
            TypeKind.Rounding => "MidpointRounding",
            TypeKind.List => $"List of {Element}",
            _ => Kind.ToString(),
        };
        return IsNullable ? name + "?" : name;
    }
}
