using System.Globalization;

namespace Planner.Rules.Tests.Language;

/// <summary>Writes random well-typed expressions over <see cref="SampleInputs"/>, and random inputs with the values that break things.</summary>
internal sealed class ExpressionGenerator(int seed)
{
    private static readonly double[] Awkward =
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -0.0, 1, -1, 0.5, 1e300, -1e-300, 2147483648.0, double.Epsilon];

    private readonly Random random = new(seed);

    public string Truth(int depth) => depth == 0 ? Pick("commune.b", "commune.c", "true", "false") : random.Next(11) switch
    {
        0 => $"({Truth(depth - 1)} && {Truth(depth - 1)})",
        1 => $"({Truth(depth - 1)} || {Truth(depth - 1)})",
        2 => $"!({Truth(depth - 1)})",
        3 => $"({Truth(depth - 1)} {Pick("==", "!=", "&", "|")} {Truth(depth - 1)})",
        4 => $"iif({Truth(depth - 1)}, {Truth(depth - 1)}, {Truth(depth - 1)})",
        5 => $"({Whole(depth - 1)} in ({Whole(0)}, {Whole(0)}))",
        6 => $"Double.{Pick("IsNaN", "IsInfinity", "IsFinite", "IsPositiveInfinity", "IsNegativeInfinity")}({Real(depth - 1)})",
        7 => $"({Whole(depth - 1)} {Comparison()} {Whole(depth - 1)})",
        8 => $"({Whole(depth - 1)} {Comparison()} {Real(depth - 1)})",
        _ => $"({Real(depth - 1)} {Comparison()} {Real(depth - 1)})",
    };

    public string Real(int depth) => depth == 0 ? Pick("commune.x", "commune.y", "commune.z", "p.t", "p.u", "2.5", "0.0", "1e308") : random.Next(10) switch
    {
        0 => $"({Real(depth - 1)} {Pick("+", "-", "*", "/", "%")} {Whole(depth - 1)})",
        1 => $"-({Real(depth - 1)})",
        2 => $"Math.{Pick("Abs", "Floor", "Ceiling", "Round", "Sqrt", "Truncate", "Exp", "Log", "Log10")}({Real(depth - 1)})",
        3 => $"Math.{Pick("Min", "Max", "Pow", "Log")}({Real(depth - 1)}, {Real(depth - 1)})",
        4 => $"({Truth(depth - 1)} ? {Real(depth - 1)} : {Real(depth - 1)})",
        5 => $"Math.Round({Real(depth - 1)}, {Whole(0)})",
        6 => $"Math.Round({Real(depth - 1)}, {Pick("", "2, ")}MidpointRounding.{Pick("ToEven", "AwayFromZero", "ToZero", "ToNegativeInfinity")})",
        7 => $"Math.Clamp({Real(depth - 1)}, {Real(0)}, {Real(0)})",
        _ => $"({Real(depth - 1)} {Pick("+", "-", "*", "/", "%")} {Real(depth - 1)})",
    };

    public string Whole(int depth) => depth == 0 ? Pick("commune.i", "commune.j", "year", "0", "3", "-1", "2147483647") : random.Next(9) switch
    {
        0 => $"-({Whole(depth - 1)})",
        1 => $"int({Real(depth - 1)})",
        2 => $"Convert.ToInt32({Real(depth - 1)})",
        3 => $"Math.{Pick("Min", "Max")}({Whole(depth - 1)}, {Whole(depth - 1)})",
        4 => $"iif({Truth(depth - 1)}, {Whole(depth - 1)}, {Whole(depth - 1)})",
        5 => $"Math.{Pick("Abs", "Sign")}({Whole(depth - 1)})",
        6 => $"Math.Sign({Real(depth - 1)})",
        7 => $"Math.Clamp({Whole(depth - 1)}, {Whole(0)}, {Whole(0)})",
        _ => $"({Whole(depth - 1)} {Pick("+", "-", "*", "/", "%", "&", "|", "<<", ">>")} {Whole(depth - 1)})",
    };

    public double[] Bank(params bool[] whole) => [.. whole.Select(w => w ? WholeValue() : RealValue())];

    private double RealValue() => random.Next(3) == 0 ? Awkward[random.Next(Awkward.Length)] : Math.Round((random.NextDouble() * 200) - 100, random.Next(4));

    private double WholeValue() => random.Next(8) == 0 ? int.MinValue : random.Next(-3, 4);

    private string Comparison() => Pick("<", "<=", ">", ">=", "==", "!=");

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    public override string ToString() => seed.ToString(CultureInfo.InvariantCulture);
}
