using Planner.Reporting.Charts.Model;

namespace Planner.Reporting.Charts.Svg;

/// <summary>
/// Colours of tones: blue and vermillion of Okabe and Ito's set, which colour-blind readers tell apart, at lightnesses that stay apart in grey; dashes and
/// shapes say the same again.
/// </summary>
internal static class SvgPalette
{
    public const string Ink = "#1A1A1A";
    public const string Soft = "#4D4D4D";
    public const string Grid = "#E3E3E3";
    public const string Paper = "#FFFFFF";
    public const string Notice = "#8B1A1A";

    public static string Line(Tone tone) => tone switch
    {
        Tone.Main => "#00507D",
        Tone.Other => "#B34700",
        Tone.Reference => "#333333",
        Tone.History => "#5A5A5A",
        Tone.Target => Ink,
        _ => "#8A8A8A",
    };

    public static string Dash(Tone tone) => tone switch
    {
        Tone.Other => "9 3",
        Tone.Reference => "5 3",
        Tone.Target => "2 3",
        _ => string.Empty,
    };

    public static string Band(Tone tone, int depth) => (tone, depth) switch
    {
        (Tone.Other, 1) => "#F8D3B8",
        (Tone.Other, _) => "#EDA36B",
        (_, 1) => "#CFE4F1",
        _ => "#93C2DF",
    };

    // A band laid over another must let it through.
    public static string Opacity(Tone tone) => tone == Tone.Other ? "0.55" : "1";

    public static string Bar(Tone tone) => tone switch
    {
        Tone.Main => "#3D8DBC",
        Tone.Other => "#E9965A",
        _ => "#C9C9C9",
    };

    /// <summary>A shade from paper to dark blue by share, in eight steps so that near values look alike.</summary>
    public static (string Fill, string Text) Heat(double share)
    {
        string[] steps = ["#F7FBFF", "#DEEBF7", "#C6DBEF", "#9ECAE1", "#6BAED6", "#4292C6", "#2171B5", "#084594"];
        int step = Math.Clamp((int)(share * steps.Length), 0, steps.Length - 1);
        return (steps[step], step >= 5 ? Paper : Ink);
    }
}
