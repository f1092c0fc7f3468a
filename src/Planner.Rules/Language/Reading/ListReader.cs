using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading;

/// <summary>Carries out operations on lists for the <see cref="Interpreter"/>.</summary>
internal sealed class ListReader(Interpreter interpreter, object?[] environment)
{
    /// <summary>The result of one operation.</summary>
    /// <exception cref="EvaluationFaultException">The list is missing, or empty where a value is needed.</exception>
    public object? Apply(ListOperationNode node)
    {
        if (node.Operation is ListOperation.OrderBy or ListOperation.OrderByDescending or ListOperation.ThenBy or ListOperation.ThenByDescending)
        {
            return Sorted(node);
        }

        var source = List(node.Source);
        return Reduce(node, source);
    }

    private IReadOnlyList<object?> List(TypedExpression node)
    {
        IReadOnlyList<object?> list = interpreter.Evaluate(node) as IReadOnlyList<object?>
            ?? throw new EvaluationFaultException("Value cannot be null. (Parameter 'source')");

        // Lists within lists multiply: what an operation goes through or copies counts, whether it has a body or not.
        interpreter.Charge(list.Count);
        return list;
    }

    /// <summary>Sorts by all keys of a chain OrderBy … ThenBy: stable, from the last key to the first.</summary>
    private List<object?> Sorted(ListOperationNode node)
    {
        var keys = new List<ListOperationNode> { node };
        while (keys[^1].Operation is ListOperation.ThenBy or ListOperation.ThenByDescending)
        {
            keys.Add((ListOperationNode)keys[^1].Source);
        }

        IEnumerable<object?> values = List(keys[^1].Source);
        Comparer<object> order = Comparer<object>.Create(Operations.Order);
        foreach (ListOperationNode key in keys)
        {
            bool descending = key.Operation is ListOperation.OrderByDescending or ListOperation.ThenByDescending;
            values = descending ? values.OrderByDescending(e => Body(key, e)!, order).ToList() : values.OrderBy(e => Body(key, e)!, order).ToList();
        }

        return [.. values];
    }

    private object? Reduce(ListOperationNode node, IReadOnlyList<object?> source)
    {
        return node.Operation switch
        {
            ListOperation.Any => source.Any(e => Holds(node, e)),
            ListOperation.All => source.All(e => Holds(node, e)),
            ListOperation.Count => source.Count(e => Holds(node, e)),
            ListOperation.Where => source.Where(e => Holds(node, e)).ToList(),
            ListOperation.Select => source.Select(e => Body(node, e)).ToList(),
            ListOperation.First => NotEmpty([.. source.Where(e => Holds(node, e)).Take(1)])[0],
            ListOperation.Last => NotEmpty([.. source.Where(e => Holds(node, e))])[^1],
            ListOperation.FirstOrDefault => source.Where(e => Holds(node, e)).DefaultIfEmpty(Default(node.Type)).First(),
            ListOperation.LastOrDefault => source.Where(e => Holds(node, e)).DefaultIfEmpty(Default(node.Type)).Last(),
            ListOperation.Skip => source.Skip((int)interpreter.Evaluate(node.Body!)!).ToList(),
            ListOperation.Take => source.Take((int)interpreter.Evaluate(node.Body!)!).ToList(),
            ListOperation.Distinct => source.Distinct().ToList(),
            ListOperation.Contains => Contains(node, source),
            ListOperation.Sum => Sum(node.Type.Kind, source.Select(e => Body(node, e)!)),
            ListOperation.Average => Average(node.Type.Kind, NotEmpty([.. source.Select(e => Body(node, e))])),
            ListOperation.Min => Least(node, source, 1),
            _ => Least(node, source, -1),
        };
    }

    private static List<object?> NotEmpty(List<object?> values) =>
        values.Count > 0 ? values : throw new EvaluationFaultException("Sequence contains no elements");

    private static object? Default(LanguageType type) => type.AdmitsNull ? null : type.Kind switch
    {
        TypeKind.Bool => false,
        TypeKind.Char => '\0',
        TypeKind.DateTime => default(DateTime),
        TypeKind.TimeSpan => default(TimeSpan),
        TypeKind.Guid => default(Guid),
        _ => NumericConversion.To(0, type.Kind),
    };

    private static object Sum(TypeKind kind, IEnumerable<object> values)
    {
        try
        {
            return kind switch
            {
                TypeKind.Int => values.Sum(v => (int)v),
                TypeKind.Long => values.Sum(v => (long)v),
                TypeKind.Float => values.Sum(v => (float)v),
                TypeKind.Decimal => values.Sum(v => (decimal)v),
                _ => values.Sum(v => (double)v),
            };
        }
        catch (OverflowException e)
        {
            throw new EvaluationFaultException(e.Message);
        }
    }

    private static object Average(TypeKind kind, List<object?> values) => kind switch
    {
        TypeKind.Decimal => values.Average(v => (decimal)v!),
        TypeKind.Float => values.Average(v => (float)v!),
        _ => values.Average(v => (double)NumericConversion.To(v!, TypeKind.Double)),
    };

    private object? Least(ListOperationNode node, IReadOnlyList<object?> source, int sign)
    {
        List<object?> values = NotEmpty([.. source.Select(e => Body(node, e))]);
        object best = values[0]!;
        foreach (object? value in values.Skip(1))
        {
            if (best is double.NaN or float.NaN)
            {
                break;
            }

            // As in .NET, NaN is less than any number for Min and loses against any for Max; here it spreads in both, as Math.Max does.
            best = value is double.NaN or float.NaN || Operations.Order(value!, best) * sign < 0 ? value! : best;
        }

        return best;
    }

    private bool Contains(ListOperationNode node, IReadOnlyList<object?> source)
    {
        object? wanted = interpreter.Evaluate(node.Body!);
        TypeKind kind = node.Body!.Type.Kind;
        return source.Any(e => (bool)Operations.Binary(BinaryOperator.Equal, kind, e, wanted)!);
    }

    private bool Holds(ListOperationNode node, object? element) => node.Body is null || (bool)Body(node, element)!;

    private object? Body(ListOperationNode node, object? element)
    {
        if (node.Body is null)
        {
            return element;
        }

        environment[node.ElementIndex] = element;
        return interpreter.Evaluate(node.Body);
    }
}
