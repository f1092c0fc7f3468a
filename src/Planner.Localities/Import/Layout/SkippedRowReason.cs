namespace Planner.Localities.Import.Layout;

/// <summary>Why a row holds no commune.</summary>
public enum SkippedRowReason
{
    /// <summary>It stands above the headings.</summary>
    Title,

    /// <summary>It is a heading.</summary>
    Heading,

    /// <summary>It numbers the columns: 1, 2, 3 …</summary>
    ColumnNumbers,

    /// <summary>It names the district of the rows below it.</summary>
    District,

    /// <summary>It is a total, and was held against what it adds.</summary>
    Total,

    /// <summary>It has no figures and is no commune: a remark, a signature.</summary>
    Remark,

    /// <summary>The mapping leaves it out.</summary>
    Mapping,

    /// <summary>It is no commune of the locality, or one that stands above already.</summary>
    Faulty,
}
