namespace Planner.Localities.Import.Reading;

/// <summary>What a file may ask of the machine; more is refused before it is worked on. A province's table is far below each.</summary>
public static class ImportLimits
{
    /// <summary>Bytes of the file.</summary>
    public const long MostBytes = 32L << 20;

    /// <summary>Bytes that a workbook's parts unpack to.</summary>
    public const long MostUnpacked = 512L << 20;

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

    /// <summary>Filled cells of a file.</summary>
    public const int MostCells = 3_000_000;

    /// <summary>Texts that a workbook shares between cells.</summary>
    public const int MostSharedStrings = 1_000_000;

    /// <summary>Characters of one cell: what office programs allow.</summary>
    public const int MostCharacters = 32_767;
}
