using Planner.Rules.Diagnostics;
using Planner.Rules.Language.Checking;
using Planner.Rules.Language.Reading;
using Planner.Rules.Language.Reading.Lanes;

namespace Planner.Rules.Language;

/// <summary>Checks expressions and compiles them for the simulator.</summary>
/// <threadsafety>Safe from any number of threads, each with its own diagnostics.</threadsafety>
public static class ExpressionCompiler
{
    /// <summary>Checks and compiles an expression over the inputs of a layout.</summary>
    /// <param name="text">The expression and its place.</param>
    /// <param name="layout">What it may name.</param>
    /// <param name="expected">What its result must be: <see cref="ExpressionKind.Boolean"/> or <see cref="ExpressionKind.Number"/>.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once (PLN03xx).</param>
    /// <returns>The compiled expression, or null when it has faults.</returns>
    public static CompiledExpression? Compile(ExpressionText text, InputLayout layout, ExpressionKind expected, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(diagnostics);
        NameScope scope = NameScope.Of(layout);
        TypedExpression? tree = CheckNumeric(text, scope, expected, diagnostics);
        return tree is null ? null : new CompiledExpression(text, tree, scope.VariableCount);
    }

    /// <summary>Checks an expression over the inputs of a layout without compiling it.</summary>
    /// <param name="text">The expression and its place.</param>
    /// <param name="layout">What it may name.</param>
    /// <param name="expected">What its result must be.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once (PLN03xx).</param>
    /// <returns>The checked tree, or null when it has faults.</returns>
    public static TypedExpression? Check(ExpressionText text, InputLayout layout, ExpressionKind expected, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return CheckNumeric(text, NameScope.Of(layout), expected, diagnostics);
    }

    /// <summary>Checks an expression that the simulator evaluates in every replicate: it must also lie inside the lanes' subset.</summary>
    /// <param name="text">The expression and its place.</param>
    /// <param name="layout">What it may name.</param>
    /// <param name="expected">What its result must be.</param>
    /// <param name="diagnostics">Receives every fault that can be found at once (PLN03xx; PLN0331 for what is outside the lanes' subset).</param>
    /// <returns>The checked tree, or null when it has faults.</returns>
    public static TypedExpression? CheckForLanes(ExpressionText text, InputLayout layout, ExpressionKind expected, DiagnosticBag diagnostics) =>
        Check(text, layout, expected, diagnostics) is { } tree && CheckLanes(tree, text, diagnostics) ? tree : null;

    /// <summary>Whether a checked tree lies inside the lanes' subset; what is outside is reported.</summary>
    internal static bool CheckLanes(TypedExpression tree, ExpressionText text, DiagnosticBag diagnostics)
    {
        var faults = new FaultList();
        new LaneDependence(tree).Report(faults, text);
        faults.ReportTo(diagnostics, text);
        return !faults.Any;
    }

    /// <summary>Checks in a scope and asks for the numeric subset.</summary>
    internal static TypedExpression? CheckNumeric(ExpressionText text, NameScope scope, ExpressionKind expected, DiagnosticBag diagnostics)
    {
        var faults = new FaultList();
        TypedExpression? tree = Checker.Check(text.Text, scope, expected, faults);
        if (tree is not null)
        {
            CompilableSubset.Check(tree, faults);
            UnitCheck.Check(tree, faults);
        }

        faults.ReportTo(diagnostics, text);
        return faults.Any ? null : tree;
    }
}
