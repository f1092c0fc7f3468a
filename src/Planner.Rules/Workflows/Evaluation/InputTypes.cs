using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Workflows.Evaluation;

/// <summary>The common type of the elements of a list, and values brought into it.</summary>
internal static class InputTypes
{
    /// <summary>A value nothing is known of but whether it is there.</summary>
    public static LanguageType Opaque { get; } = LanguageType.RecordOf(new RecordShape([]));

    /// <summary>The smallest type that holds values of both.</summary>
    public static LanguageType Unify(LanguageType a, LanguageType b)
    {
        if (a == b)
        {
            return a;
        }

        if (a.Kind == TypeKind.Null || b.Kind == TypeKind.Null)
        {
            return (a.Kind == TypeKind.Null ? b : a).WithNull(true);
        }

        bool absent = a.IsNullable || b.IsNullable;
        if (a.Kind == b.Kind && a.Kind is not (TypeKind.List or TypeKind.Record))
        {
            return a.WithNull(absent);
        }

        if (a.IsNumeric && b.IsNumeric)
        {
            foreach (TypeKind kind in NumericConversion.Ladder)
            {
                if (NumericConversion.IsImplicit(a.Kind, kind) && NumericConversion.IsImplicit(b.Kind, kind))
                {
                    return LanguageType.Of(kind).WithNull(absent);
                }
            }

            return Opaque;
        }

        if (a.Element is not null && b.Element is not null)
        {
            return LanguageType.ListOf(Unify(a.Element, b.Element));
        }

        return a.Shape is not null && b.Shape is not null ? LanguageType.RecordOf(Merge(a.Shape, b.Shape)) : Opaque;
    }

    /// <summary>A value in another type that <see cref="Unify"/> gave.</summary>
    public static object? Fit(object? value, LanguageType type) => value switch
    {
        null => null,
        IReadOnlyList<object?> list when type.Element is { } element => list.Select(v => Fit(v, element)).ToList(),
        RecordValue record when type.Shape is { } shape => new RecordValue(
            record.Values.ToDictionary(p => p.Key, p => shape.Find(p.Key, caseMatters: true) is { } f ? Fit(p.Value, f.Type) : p.Value, StringComparer.Ordinal)),
        _ when type.IsNumeric => NumericConversion.To(value, type.Kind),
        _ => value,
    };

    private static RecordShape Merge(RecordShape a, RecordShape b)
    {
        IEnumerable<string> names = a.Fields.Select(f => f.Name).Union(b.Fields.Select(f => f.Name));
        return new RecordShape(names.Select(name => new RecordField(name, (a.Find(name, true), b.Find(name, true)) switch
        {
            ({ } x, { } y) => Unify(x.Type, y.Type),
            ({ } x, null) => x.Type.WithNull(true),
            (_, var y) => y!.Type.WithNull(true),
        })));
    }
}
