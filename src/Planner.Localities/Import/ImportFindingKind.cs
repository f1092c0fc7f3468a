namespace Planner.Localities.Import;

/// <summary>What may be found in an office's file; each says which values its sentence names.</summary>
public enum ImportFindingKind
{
    /// <summary>The file is not there or cannot be read: what the system says.</summary>
    FileUnreadable,

    /// <summary>Another program holds the file.</summary>
    FileLocked,

    /// <summary>The file, or what it unpacks to, is beyond <c>ImportLimits</c>: what, how much, how much is allowed.</summary>
    FileTooLarge,

    /// <summary>No workbook and no table of text: what it seems to be.</summary>
    WrongFormat,

    /// <summary>A workbook that cannot be taken apart: what is wrong.</summary>
    FileBroken,

    /// <summary>Text in no code page that makes Vietnamese of it.</summary>
    EncodingUnknown,

    /// <summary>A quotation mark that is never closed.</summary>
    QuoteOpen,

    /// <summary>No sheet of that name: name, the sheets.</summary>
    SheetUnknown,

    /// <summary>Several sheets could be meant: which.</summary>
    SheetsSeveral,

    /// <summary>No row of a commune was found.</summary>
    NoTable,

    /// <summary>No column of figures was recognised.</summary>
    NoColumns,

    /// <summary>The mapping does not fit the file: column, header expected, header found.</summary>
    MappingMisfit,

    /// <summary>A header that may mean a column and is not taken: header, the column's title, its id, confidence in percent.</summary>
    ColumnUncertain,

    /// <summary>Two columns mean the same: the column's title, the other place.</summary>
    ColumnTwice,

    /// <summary>The header's unit is none of the column's: header, the column's title, its unit.</summary>
    UnitStrange,

    /// <summary>A column about people: why (a text of the catalogue).</summary>
    PersonalColumn,

    /// <summary>An error of the office program: its name, the column's title.</summary>
    ErrorCell,

    /// <summary>A formula whose value was not stored: the column's title.</summary>
    FormulaWithoutValue,

    /// <summary>Text where a number belongs: text, the column's title.</summary>
    NotANumber,

    /// <summary>A text that is two numbers: text, one, the other.</summary>
    AmbiguousNumber,

    /// <summary>A number outside what the column may hold: number, the column's title, least, most.</summary>
    OutOfRange,

    /// <summary>A fraction where things are counted: number, the column's title.</summary>
    NotWhole,

    /// <summary>Nothing where a number belongs: the column's title.</summary>
    BlankCell,

    /// <summary>A day where a number belongs: shown, the column's title.</summary>
    DateCell,

    /// <summary>Neither yes nor no: text, the column's title.</summary>
    NotATruth,

    /// <summary>All values of a column of percent lie between 0 and 1: the column's title.</summary>
    FractionsSuspected,

    /// <summary>A row with figures that is no commune of the locality: text, the nearest commune or null.</summary>
    UnknownCommune,

    /// <summary>A commune that stands twice: commune, the other place.</summary>
    DuplicateCommune,

    /// <summary>Code and name mean different communes: code, whose it is, name, whose it is.</summary>
    CodeNameConflict,

    /// <summary>Communes of the locality that the table has not: number, ids.</summary>
    CommunesMissing,

    /// <summary>A total that is not the sum: written, sum, difference, the column's title, rows added.</summary>
    TotalMismatch,

    /// <summary>The row's district is not the commune's: district, commune, its district.</summary>
    DistrictConflict,

    /// <summary>A name of several communes: text, their ids.</summary>
    AmbiguousCommune,

    /// <summary>A hidden sheet that was not read.</summary>
    HiddenSheet,

    /// <summary>Hidden rows that were read: which.</summary>
    HiddenRows,

    /// <summary>Hidden columns that were read: which.</summary>
    HiddenColumns,

    /// <summary>Codes that lost zeros at their beginning: number of rows, the first as written, the code meant.</summary>
    ZerosLost,

    /// <summary>Names matched without their marks: number of rows, the first as written, the commune.</summary>
    NameWithoutMarks,

    /// <summary>Text in an old code page, turned to Unicode: which.</summary>
    OldEncoding,

    /// <summary>A total that could not be checked because cells it adds are faulty or missing: the column's title.</summary>
    TotalUnchecked,

    /// <summary>Values that the locality's table refuses together: commune, what the reader of tables says.</summary>
    ValueContradiction,

    /// <summary>Parts that are more than the whole: commune, one part, the other part or null, the whole, the columns that the file does not give or null, tables in which it is so.</summary>
    MoreThanWhole,

    /// <summary>A number that lost its sign between thousands when a program read it: as it stands, as it was meant, the column's title.</summary>
    ThousandsLost,

    /// <summary>Columns that neither the file nor the locality has: which.</summary>
    ColumnsMissing,

    /// <summary>No day is known for which the figures hold.</summary>
    DateMissing,

    /// <summary>The day is not the end of the locality's start year: day, year.</summary>
    DateOfOtherYear,

    /// <summary>Columns that stay invented, so that every row keeps the notice: number of columns left.</summary>
    StillSynthetic,
}
