using Planner.Rules.Diagnostics;
using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Parsing;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Checking;

/// <content>Operations on lists: the members of an element are in scope bare, through <c>it</c>, or through a lambda's name.</content>
internal sealed partial class Checker
{
    private TypedExpression ListCall(CallSyntax syntax, TypedExpression source)
    {
        if (!Enum.TryParse(syntax.Name, ignoreCase: true, out ListOperation operation) || char.IsAsciiDigit(syntax.Name[0]))
        {
            string hint = NearestName.Hint(syntax.Name, Enum.GetNames<ListOperation>());
            return Fault(LanguageCode.UnknownFunction, syntax.NameRange, $"No applicable method '{Shown(syntax.Name)}' exists in type '{source.Type}'{hint}");
        }

        (int least, int most) = ArgumentCount(operation, source);
        if (syntax.Arguments.Count < least || syntax.Arguments.Count > most)
        {
            string expected = syntax.Arguments.Count == 0 && least == 1 && operation is >= ListOperation.Sum and <= ListOperation.Max ? $"a selector: {operation}(it)" : least == most ? $"{least}" : $"{least} to {most}";
            return Fault(LanguageCode.Arguments, syntax.NameRange, $"'{operation}' takes {expected}{(char.IsAsciiDigit(expected[0]) ? " arguments" : "")}");
        }

        LanguageType element = source.Type.Element!;
        if (operation is ListOperation.ThenBy or ListOperation.ThenByDescending && !IsSorted(source))
        {
            return Fault(LanguageCode.Arguments, syntax.NameRange, $"'{operation}' follows OrderBy, OrderByDescending or another ThenBy");
        }

        if (operation is ListOperation.Contains)
        {
            TypedExpression value = Visit(syntax.Arguments[0]);
            return value.Type.Kind == TypeKind.Faulty ? new FaultyNode(syntax.Range) : Contains(syntax.Range, source, value);
        }

        if (operation is ListOperation.Skip or ListOperation.Take)
        {
            TypedExpression count = Visit(syntax.Arguments[0]);
            return Coercion.To(count, LanguageType.Int) is { } n
                ? new ListOperationNode(syntax.Range, operation, source, -1, n, source.Type)
                : Fault(LanguageCode.Arguments, syntax.Arguments[0].Range, $"'{operation}' takes a whole number, not '{count.Type}'");
        }

        int elementIndex = -1;
        TypedExpression? body = syntax.Arguments.Count == 0 ? null : Body(syntax.Arguments[0], element, out elementIndex);
        if (body?.Type.Kind == TypeKind.Faulty)
        {
            return new FaultyNode(syntax.Range);
        }

        return ResultOf(operation, element, body) is { } type
            ? new ListOperationNode(syntax.Range, operation, source, elementIndex, body, type)
            : Fault(LanguageCode.Arguments, (syntax.Arguments.Count > 0 ? syntax.Arguments[0].Range : syntax.NameRange), $"'{operation}' does not take values of type '{body?.Type ?? element}'");
    }

    private TypedExpression Body(SyntaxNode argument, LanguageType element, out int elementIndex)
    {
        NameScope outer = scope;
        (scope, elementIndex) = outer.WithElement(element);
        try
        {
            if (argument is not LambdaSyntax lambda)
            {
                return Visit(argument);
            }

            return scope.NameElement(lambda.Parameter)
                ? Visit(lambda.Body)
                : Fault(LanguageCode.Shadowing, lambda.ParameterRange, $"'{lambda.Parameter}' is already the name of something else here");
        }
        finally
        {
            scope = outer;
        }
    }

    private static (int Least, int Most) ArgumentCount(ListOperation operation, TypedExpression source) => operation switch
    {
        ListOperation.Distinct => (0, 0),
        ListOperation.All or ListOperation.Where or ListOperation.Select or ListOperation.OrderBy or ListOperation.OrderByDescending
            or ListOperation.ThenBy or ListOperation.ThenByDescending or ListOperation.Skip or ListOperation.Take or ListOperation.Contains => (1, 1),

        // RulesEngine takes Sum() on the result of another list operation only.
        ListOperation.Sum or ListOperation.Average or ListOperation.Min or ListOperation.Max when source is not ListOperationNode => (1, 1),
        _ => (0, 1),
    };

    private static LanguageType? ResultOf(ListOperation operation, LanguageType element, TypedExpression? body)
    {
        LanguageType value = body?.Type ?? element;
        bool predicate = body is null || value == LanguageType.Bool;
        switch (operation)
        {
            case ListOperation.Any or ListOperation.All:
                return predicate ? LanguageType.Bool : null;
            case ListOperation.Count:
                return predicate ? LanguageType.Int : null;
            case ListOperation.Where:
                return predicate ? LanguageType.ListOf(element) : null;
            case ListOperation.First or ListOperation.FirstOrDefault or ListOperation.Last or ListOperation.LastOrDefault:
                return predicate ? element : null;
            case ListOperation.Select:
                return LanguageType.ListOf(value);
            case ListOperation.OrderBy or ListOperation.OrderByDescending or ListOperation.ThenBy or ListOperation.ThenByDescending:
                return IsOrdered(value) ? LanguageType.ListOf(element) : null;
            case ListOperation.Distinct:
                return LanguageType.ListOf(element);
            case ListOperation.Sum:
                return IsSummable(value) ? value : null;
            case ListOperation.Average:
                return IsSummable(value) ? value.Kind is TypeKind.Int or TypeKind.Long ? LanguageType.Double : value : null;
            default:
                return IsOrdered(value) ? value : null;
        }
    }

    private static bool IsSorted(TypedExpression source) => source is ListOperationNode
    {
        Operation: ListOperation.OrderBy or ListOperation.OrderByDescending or ListOperation.ThenBy or ListOperation.ThenByDescending,
    };

    private static bool IsSummable(LanguageType type) =>
        type is { IsNullable: false, Kind: TypeKind.Int or TypeKind.Long or TypeKind.Float or TypeKind.Double or TypeKind.Decimal };

    private static bool IsOrdered(LanguageType type) =>
        !type.IsNullable && (type.IsNumeric || type.Kind is TypeKind.Text or TypeKind.Char or TypeKind.DateTime or TypeKind.TimeSpan);
}
