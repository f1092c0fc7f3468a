namespace Planner.Localities.Import.Reading;

/// <summary>What a file may ask of the machine; more is refused before it is worked on. A province's table is far below each.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of the file.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>Bytes that a workbook's parts unpack to.</summary>
    public const long MostUnpacked = 192L << 20;

    /// <summary>Bytes of the lists by which a workbook's parts name each other.</summary>
    public const long MostRelations = 4L << 20;

    /// <summary>Bytes of a part between the beginnings of two elements: one text, or one element with its attributes.</summary>
    public const int MostStretch = 1 << 20;

    /// <summary>Unpacked over packed bytes of one part above 1 MiB; office programs reach about 40.</summary>
    public const int MostRatio = 300;

    /// <summary>Parts of a workbook.</summary>
    public const int MostParts = 5_000;

    /// <summary>Sheets of a workbook.</summary>
    public const int MostSheets = 200;

    /// <summary>Rows of a sheet that hold something.</summary>
    public const int MostRows = 250_000;

    /// <summary>Columns of a sheet.</summary>
    public const int MostColumns = 1_000;

    /// <summary>Rows times columns of a sheet: how many places are looked at, filled or not. The whole country's communes in 15 synthetic tables have 7 million.</summary>
    public const int MostPlaces = 12_000_000;

    /// <summary>Merged areas of a sheet.</summary>
    public const int MostMerges = 20_000;

    /// <summary>Rows of headings that a mapping may name.</summary>
    public const int MostHeadingRows = 30;

    /// <summary>Filled cells of a file.</summary>
    public const int MostCells = 3_000_000;

    /// <summary>Texts that a workbook shares between cells.</summary>
    public const int MostSharedStrings = 1_000_000;

    /// <summary>Cell styles and number formats of a workbook; office programs allow 65,490 and 250.</summary>
    public const int MostStyles = 70_000;

    /// <summary>Characters of one cell: what office programs allow.</summary>
    public const int MostCharacters = 32_767;
}
