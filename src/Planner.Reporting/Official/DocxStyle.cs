namespace Planner.Reporting.Official;

/// <summary>Styles of paragraphs of an official report.</summary>
internal enum DocxStyle
{
    /// <summary>Body text: 13 pt, justified, first line indented.</summary>
    Body,

    /// <summary>An item of a list: as body text, hanging.</summary>
    Item,

    /// <summary>Heading of a part: bold.</summary>
    Part,

    /// <summary>Heading within a part: bold, a target or a question.</summary>
    Point,

    /// <summary>Name of the kind of document, and heading of an appendix: bold, centred.</summary>
    Title,

    /// <summary>Centred text without indent.</summary>
    Centre,

    /// <summary>A line under a table or chapter: small, italic.</summary>
    Note,

    /// <summary>A line under the heading of an appendix: small, italic, centred.</summary>
    Aside,

    /// <summary>Text of a cell.</summary>
    Cell,

    /// <summary>A line of nothing, as small as can be; carries borders.</summary>
    Rule,
}
