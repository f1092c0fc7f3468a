using System.Reflection;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Functions;

/// <summary>One function with one list of parameter types. All are pure.</summary>
/// <param name="Name">Name without its type.</param>
/// <param name="Parameters">Types of the arguments, the receiver of a method first.</param>
/// <param name="Result">Type of the result.</param>
/// <param name="Invoke">The function on boxed arguments; throws an <see cref="EvaluationFaultException"/> or one of .NET's argument errors when it has no result.</param>
/// <param name="Compiled">The same function for compiled readers, null when only the tree walk has it. A fallible one takes a last <c>ref bool failed</c>.</param>
/// <param name="CanFail">Whether <paramref name="Compiled"/> is fallible.</param>
internal sealed record FunctionOverload(
    string Name, IReadOnlyList<LanguageType> Parameters, LanguageType Result, Func<object?[], object?> Invoke, MethodInfo? Compiled, bool CanFail);
