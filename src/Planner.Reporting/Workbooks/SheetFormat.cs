namespace Planner.Reporting.Workbooks;

/// <summary>How the cells of a column look. Numbers stay numbers: the format only says how they are shown, and the office program fills in its own marks.</summary>
public enum SheetFormat
{
    /// <summary>Text, wrapped.</summary>
    Text,

    /// <summary>A whole number without marks between thousands, such as a year.</summary>
    Plain,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>One decimal.</summary>
    One,

    /// <summary>Two decimals.</summary>
    Two,

    /// <summary>A share 0..1 in whole percent.</summary>
    Percent,

    /// <summary>A share 0..1 in percent with one decimal.</summary>
    PercentOne,

    /// <summary>A number as exactly as it is.</summary>
    General,

    /// <summary>Text in one line, cut where the next cell begins.</summary>
    Line,
}
