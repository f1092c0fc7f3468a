using Planner.Rules.Language.Functions;
using Planner.Rules.Language.Types;

namespace Planner.Rules.Language.Reading.Columns;

/// <summary>A function over the values of one replicate as lanes hold them: whole numbers as doubles, truths as 1 and 0.</summary>
internal delegate double ColumnFunction(double a, double b, double c, ref bool failed);

/// <summary>The functions of the tables in the form columns call: the scalar reader's own methods behind one signature.</summary>
internal static class ColumnFunctions
{
    /// <summary>The function, or null when its types are not among those that lanes hold.</summary>
    public static ColumnFunction? Of(FunctionOverload function)
    {
        if (function.Compiled is not { } method)
        {
            return null;
        }

        string signature = string.Concat(function.Parameters.Select(Letter)) + (function.CanFail ? "!" : ">") + Letter(function.Result);
        switch (signature)
        {
            case "D>D":
                Func<double, double> real = method.CreateDelegate<Func<double, double>>();
                return (double a, double _, double _, ref bool _) => real(a);
            case "DD>D":
                Func<double, double, double> reals = method.CreateDelegate<Func<double, double, double>>();
                return (double a, double b, double _, ref bool _) => reals(a, b);
            case "DM>D":
                Func<double, MidpointRounding, double> rounded = method.CreateDelegate<Func<double, MidpointRounding, double>>();
                return (double a, double b, double _, ref bool _) => rounded(a, (MidpointRounding)(int)b);
            case "D>B":
                Func<double, bool> test = method.CreateDelegate<Func<double, bool>>();
                return (double a, double _, double _, ref bool _) => test(a) ? 1 : 0;
            case "I>I":
                Func<int, int> whole = method.CreateDelegate<Func<int, int>>();
                return (double a, double _, double _, ref bool _) => whole((int)a);
            case "II>I":
                Func<int, int, int> wholes = method.CreateDelegate<Func<int, int, int>>();
                return (double a, double b, double _, ref bool _) => wholes((int)a, (int)b);
            case "I>D":
                Func<int, double> widened = method.CreateDelegate<Func<int, double>>();
                return (double a, double _, double _, ref bool _) => widened((int)a);
            case "I!I":
                FallibleFunction<int, int> fallible = method.CreateDelegate<FallibleFunction<int, int>>();
                return (double a, double _, double _, ref bool failed) => fallible((int)a, ref failed);
            case "D!I":
                FallibleFunction<double, int> narrowed = method.CreateDelegate<FallibleFunction<double, int>>();
                return (double a, double _, double _, ref bool failed) => narrowed(a, ref failed);
            case "DI!D":
                FallibleFunction<double, int, double> digits = method.CreateDelegate<FallibleFunction<double, int, double>>();
                return (double a, double b, double _, ref bool failed) => digits(a, (int)b, ref failed);
            case "DIM!D":
                FallibleFunction<double, int, MidpointRounding, double> mode = method.CreateDelegate<FallibleFunction<double, int, MidpointRounding, double>>();
                return (double a, double b, double c, ref bool failed) => mode(a, (int)b, (MidpointRounding)(int)c, ref failed);
            case "III!I":
                FallibleFunction<int, int, int, int> clamped = method.CreateDelegate<FallibleFunction<int, int, int, int>>();
                return (double a, double b, double c, ref bool failed) => clamped((int)a, (int)b, (int)c, ref failed);
            case "DDD!D":
                FallibleFunction<double, double, double, double> held = method.CreateDelegate<FallibleFunction<double, double, double, double>>();
                return (double a, double b, double c, ref bool failed) => held(a, b, c, ref failed);
            default:
                return null;
        }
    }

    private static char Letter(LanguageType type) => type.Kind switch
    {
        TypeKind.Double => 'D',
        TypeKind.Int => 'I',
        TypeKind.Bool => 'B',
        TypeKind.Rounding => 'M',
        _ => '?',
    };
}
