using Planner.Rules.Diagnostics;

namespace Planner.Localities.Import;

/// <summary>The codes of findings, and what they weigh.</summary>
public static class ImportCodes
{
    private static readonly Dictionary<ImportFindingKind, (string Code, Severity Severity, bool Hopeless)> Of = new()
    {
        [ImportFindingKind.FileUnreadable] = ("PLN1101", Severity.Error, true),
        [ImportFindingKind.FileLocked] = ("PLN1102", Severity.Error, true),
        [ImportFindingKind.FileTooLarge] = ("PLN1103", Severity.Error, true),
        [ImportFindingKind.WrongFormat] = ("PLN1104", Severity.Error, true),
        [ImportFindingKind.FileBroken] = ("PLN1105", Severity.Error, true),
        [ImportFindingKind.EncodingUnknown] = ("PLN1106", Severity.Error, true),
        [ImportFindingKind.QuoteOpen] = ("PLN1107", Severity.Error, true),
        [ImportFindingKind.SheetUnknown] = ("PLN1108", Severity.Error, true),
        [ImportFindingKind.SheetsSeveral] = ("PLN1109", Severity.Error, true),
        [ImportFindingKind.NoTable] = ("PLN1110", Severity.Error, true),
        [ImportFindingKind.NoColumns] = ("PLN1111", Severity.Error, true),
        [ImportFindingKind.MappingMisfit] = ("PLN1112", Severity.Error, true),
        [ImportFindingKind.ColumnUncertain] = ("PLN1113", Severity.Warning, false),
        [ImportFindingKind.ColumnTwice] = ("PLN1114", Severity.Error, false),
        [ImportFindingKind.UnitStrange] = ("PLN1115", Severity.Warning, false),
        [ImportFindingKind.PersonalColumn] = ("PLN1116", Severity.Error, false),
        [ImportFindingKind.ErrorCell] = ("PLN1120", Severity.Error, false),
        [ImportFindingKind.FormulaWithoutValue] = ("PLN1121", Severity.Error, false),
        [ImportFindingKind.NotANumber] = ("PLN1122", Severity.Error, false),
        [ImportFindingKind.AmbiguousNumber] = ("PLN1123", Severity.Error, false),
        [ImportFindingKind.OutOfRange] = ("PLN1124", Severity.Error, false),
        [ImportFindingKind.NotWhole] = ("PLN1125", Severity.Error, false),
        [ImportFindingKind.BlankCell] = ("PLN1126", Severity.Error, false),
        [ImportFindingKind.DateCell] = ("PLN1127", Severity.Error, false),
        [ImportFindingKind.NotATruth] = ("PLN1128", Severity.Error, false),
        [ImportFindingKind.FractionsSuspected] = ("PLN1129", Severity.Error, false),
        [ImportFindingKind.UnknownCommune] = ("PLN1130", Severity.Error, false),
        [ImportFindingKind.DuplicateCommune] = ("PLN1131", Severity.Error, false),
        [ImportFindingKind.CodeNameConflict] = ("PLN1132", Severity.Error, false),
        [ImportFindingKind.CommunesMissing] = ("PLN1133", Severity.Error, false),
        [ImportFindingKind.TotalMismatch] = ("PLN1134", Severity.Error, false),
        [ImportFindingKind.DistrictConflict] = ("PLN1135", Severity.Error, false),
        [ImportFindingKind.AmbiguousCommune] = ("PLN1136", Severity.Error, false),
        [ImportFindingKind.HiddenSheet] = ("PLN1140", Severity.Warning, false),
        [ImportFindingKind.HiddenRows] = ("PLN1141", Severity.Warning, false),
        [ImportFindingKind.HiddenColumns] = ("PLN1142", Severity.Warning, false),
        [ImportFindingKind.ZerosLost] = ("PLN1143", Severity.Warning, false),
        [ImportFindingKind.NameWithoutMarks] = ("PLN1144", Severity.Warning, false),
        [ImportFindingKind.OldEncoding] = ("PLN1145", Severity.Warning, false),
        [ImportFindingKind.TotalUnchecked] = ("PLN1146", Severity.Warning, false),
        [ImportFindingKind.ValueContradiction] = ("PLN1150", Severity.Error, false),
        [ImportFindingKind.MoreThanWhole] = ("PLN1157", Severity.Error, false),
        [ImportFindingKind.ThousandsLost] = ("PLN1158", Severity.Error, false),
        [ImportFindingKind.ColumnsMissing] = ("PLN1151", Severity.Error, true),
        [ImportFindingKind.DateMissing] = ("PLN1152", Severity.Error, false),
        [ImportFindingKind.DateOfOtherYear] = ("PLN1153", Severity.Warning, false),
        [ImportFindingKind.StillSynthetic] = ("PLN1154", Severity.Warning, false),
    };

    /// <summary>The code of a finding, <c>PLN</c> and four digits.</summary>
    /// <param name="kind">The finding.</param>
    public static string CodeOf(ImportFindingKind kind) => Of[kind].Code;

    /// <summary>How much a finding weighs: a fault must be mended, a warning says what was done.</summary>
    /// <param name="kind">The finding.</param>
    public static Severity SeverityOf(ImportFindingKind kind) => Of[kind].Severity;

    /// <summary>Whether such a fault leaves nothing that could be taken.</summary>
    /// <param name="kind">The finding.</param>
    public static bool IsHopeless(ImportFindingKind kind) => Of[kind].Hopeless;
}
