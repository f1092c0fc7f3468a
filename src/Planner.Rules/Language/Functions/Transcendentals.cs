namespace Planner.Rules.Language.Functions;

/// <summary>
/// The functions whose last bit differs between processors and versions of .NET. Rules, lanes and simulation stages must agree to the
/// bit on every machine, so all of them come through here.
/// </summary>
internal static class Transcendentals
{
    public static double Exp(double x) => Math.Exp(x);

    public static double Log(double x) => Math.Log(x);

    public static double LogToBase(double x, double newBase) => Log(x) / Log(newBase);

    public static double Log10(double x) => Math.Log10(x);

    public static double Pow(double x, double y) => Math.Pow(x, y);
}
