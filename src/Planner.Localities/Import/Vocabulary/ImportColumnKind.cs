namespace Planner.Localities.Import.Vocabulary;

/// <summary>What the cells of a column are.</summary>
public enum ImportColumnKind
{
    /// <summary>The commune's code.</summary>
    Code,

    /// <summary>The commune's name.</summary>
    Name,

    /// <summary>The district's name or code.</summary>
    District,

    /// <summary>A number of things.</summary>
    Whole,

    /// <summary>Any number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Truth,

    /// <summary>One of a few words, or its number.</summary>
    Choice,

    /// <summary>A text of the rule files, such as a region.</summary>
    Text,

    /// <summary>A remark, never taken.</summary>
    Note,
}
