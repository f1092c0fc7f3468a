using System.Globalization;
using Planner.Reporting.Text;
using Planner.Rules.Pack;
using Planner.Workbench.States;
using Planner.Workbench.Words;

namespace Planner.Workbench.Views;

/// <summary>Values of levers as people read and type them.</summary>
internal static class LeverText
{
    /// <summary>The value with its unit.</summary>
    public static string Of(LeverItem item, double value, Language language) => item.Kind switch
    {
        LeverKind.Switch => WorkbenchView.Book.Text(language, value > 0 ? Wording.Yes : Wording.No),
        LeverKind.Choice => item.Choices[(int)value].In(language),
        LeverKind.Share => new NumberText(language).Exact(Math.Round(100 * value, 4)) + "%",
        LeverKind.Factor => "× " + new NumberText(language).Exact(value),
        LeverKind.Million => WorkbenchView.Book.Format(language, Wording.MillionShort, new NumberText(language).Exact(Math.Round(value / item.Scale, 4))),
        LeverKind.Amount => WorkbenchView.Book.Format(language, Wording.BillionShort, new NumberText(language).Exact(value)),
        _ => new NumberText(language).Exact(value),
    };

    /// <summary>The value as one would type it.</summary>
    public static string Bare(LeverItem item, Language language) =>
        new NumberText(language).Exact(Math.Round(item.Kind == LeverKind.Share ? 100 * item.Value : item.Value / item.Scale, 4)).Replace(language == Language.Vietnamese ? "." : ",", "", StringComparison.Ordinal);

    /// <summary>From where to where it goes and why there; null where it has no range.</summary>
    public static string? Range(LeverItem item, Language language) => item.Limits is not { } limits ? null
        : WorkbenchView.Book.Format(language, Wording.LeverRange, Of(item, item.Least, language), Of(item, item.Most, language), limits.In(language));

    /// <summary>Reads what was typed; decimal comma or point. Null where it is no number.</summary>
    public static double? Read(LeverItem item, string typed, Language language)
    {
        _ = language;
        string text = typed.Replace("%", "", StringComparison.Ordinal).Replace(',', '.').Trim();
        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? item.Kind == LeverKind.Share ? value / 100 : value * item.Scale
            : null;
    }
}
