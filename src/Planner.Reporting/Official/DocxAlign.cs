namespace Planner.Reporting.Official;

/// <summary>How the text of a cell stands.</summary>
internal enum DocxAlign
{
    /// <summary>At the left.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right, as numbers do.</summary>
    Right,
}
