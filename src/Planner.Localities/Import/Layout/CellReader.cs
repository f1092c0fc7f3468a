using Planner.Localities.Import.Reading;
using Planner.Localities.Import.Vocabulary;

namespace Planner.Localities.Import.Layout;

/// <summary>Reads the cells of one column of figures, as one decimal sign and one way of saying yes run through it.</summary>
internal sealed class CellReader
{
    // A count so far below the middle of its column is one that lost its thousands.
    private const double FarBelow = 20;

    private readonly ImportColumn column;
    private readonly ImportVocabulary vocabulary;
    private readonly IReadOnlyDictionary<string, double> words;
    private readonly double factor;
    private readonly char? sign;

    // A program that takes the point for a decimal sign makes 1.204 of what was meant as 1 204, and 1 of 1.000: below which whole numbers must have become so; what the former may at most be.
    private readonly double lost;
    private readonly double greatest;
    private readonly ImportFindings findings;

    public CellReader(
        ImportColumn column, double factor, IReadOnlyDictionary<string, double> mapped, IEnumerable<SheetCell> cells, char? named, char? ofSheet, ImportVocabulary vocabulary, ImportFindings findings)
    {
        this.column = column;
        this.vocabulary = vocabulary;
        this.factor = factor;
        this.findings = findings;
        words = mapped.Count == 0 ? column.Words : column.Words.Where(w => !mapped.ContainsKey(w.Key)).Concat(mapped).ToDictionary(StringComparer.Ordinal);
        sign = named ?? SignOf(column, cells) ?? ofSheet;
        double[] counts = [.. cells.Where(c => c is { Kind: SheetCellKind.Number, Format: SheetCellFormat.Plain }).Select(c => c.Number)];
        double[] whole = [.. counts.Where(n => n == Math.Floor(n) && n > 0).Order()];
        greatest = whole.Length == 0 ? double.MaxValue : whole[^1] * FarBelow;
        lost = column.Kind == ImportColumnKind.Whole && whole.Length > 0 && counts.Any(n => Thousandth(n) && n * 1000 <= greatest) ? whole[whole.Length / 2] / FarBelow : 0;
        BlankIsNo = column.Kind == ImportColumnKind.Truth && cells.Where(c => !c.IsEmpty).ToArray() is { Length: > 0 } marks && marks.All(c => c.Kind == SheetCellKind.Text && Truth(c.Text) == true)
            && marks.Select(c => c.Text).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;
    }

    /// <summary>Whether an empty cell says no: in a column where one sign stands for yes and nothing else does.</summary>
    public bool BlankIsNo { get; }

    /// <summary>Whether a cell was read that is a share 0..1 by its look only.</summary>
    public static bool PlainNumber(SheetCell cell) => cell is { Kind: SheetCellKind.Number, Format: SheetCellFormat.Plain } || (cell.Kind == SheetCellKind.Text && !OfficeNumber.Of(cell.Text).Percent);

    /// <summary>The decimal sign that the texts of a column prove; null where none does, or they contradict each other.</summary>
    public static char? SignOf(ImportColumn column, IEnumerable<SheetCell> cells)
    {
        var signs = new HashSet<char>();
        foreach (SheetCell cell in cells.Where(c => c.Kind == SheetCellKind.Text))
        {
            OfficeNumber number = OfficeNumber.Of(cell.Text);
            if (number.Decimal is { } proven)
            {
                signs.Add(proven);
            }
            else if (number is { Values.Count: 2, Sign: { } either } && Fitting(column, number.Values, 1) is { } which)
            {
                signs.Add(which == 0 ? either : either == '.' ? ',' : '.');
            }
        }

        return signs.Count == 1 ? signs.Single() : null;
    }

    /// <summary>A value, its factor applied; null where there is none, and then the fault was added.</summary>
    public double? Read(SheetCell cell, ImportPlace place, bool total = false)
    {
        string title = column.Id;
        switch (cell.Kind)
        {
            case SheetCellKind.Empty when BlankIsNo:
                return 0;
            case SheetCellKind.Empty:
                findings.Add(ImportFindingKind.BlankCell, place, title);
                return null;
            case SheetCellKind.Error:
                findings.Add(ImportFindingKind.ErrorCell, place, cell.Text, title);
                return null;
            case SheetCellKind.NoValue:
                findings.Add(ImportFindingKind.FormulaWithoutValue, place, title);
                return null;
            case SheetCellKind.Number when cell.Format == SheetCellFormat.Date:
                findings.Add(ImportFindingKind.DateCell, place, cell.Text, title);
                return null;
        }

        if (cell.Kind == SheetCellKind.Text && Word(cell.Text) is { } word)
        {
            return word;
        }

        if (column.Kind == ImportColumnKind.Truth)
        {
            bool? truth = cell.Kind == SheetCellKind.Truth ? cell.Number != 0 : cell.Kind == SheetCellKind.Number ? cell.Number switch { 1 => true, 0 => false, _ => null } : Truth(cell.Text);
            if (truth is null)
            {
                findings.Add(ImportFindingKind.NotATruth, place, Short(cell.Text), title);
            }

            return truth is { } t ? (t ? 1 : 0) : null;
        }

        bool percentUnit = column.Unit is "percent" or "readiness";
        double value;
        if (cell.Kind == SheetCellKind.Number)
        {
            value = cell.Format == SheetCellFormat.Percent ? Shown(cell.Number * 100) : Scaled(cell.Number);
            if (cell.Format == SheetCellFormat.Percent && !percentUnit)
            {
                findings.Add(ImportFindingKind.NotANumber, place, cell.Shown, title);
                return null;
            }
        }
        else
        {
            OfficeNumber number = cell.Kind == SheetCellKind.Text ? OfficeNumber.Of(cell.Text) : new OfficeNumber([], null, null, false);
            if (number.Values.Count == 0 || (number.Percent && !percentUnit))
            {
                findings.Add(ImportFindingKind.NotANumber, place, Short(cell.Text), title);
                return null;
            }

            if (Chosen(number) is not { } chosen)
            {
                findings.Add(ImportFindingKind.AmbiguousNumber, place, cell.Text, number.Values[0], number.Values[1]);
                return null;
            }

            value = number.Percent ? chosen : Scaled(chosen);
        }

        if (cell.Kind == SheetCellKind.Number && column.Kind == ImportColumnKind.Whole && ((Thousandth(cell.Number) && (total || cell.Number * 1000 <= greatest)) || (cell.Number > 0 && cell.Number < lost)))
        {
            findings.Add(ImportFindingKind.ThousandsLost, place, cell.Number, Math.Round(cell.Number * 1000), title);
            return null;
        }

        if (!total && (value < column.Least || value > column.Most))
        {
            findings.Add(ImportFindingKind.OutOfRange, place, value, title, column.Least, column.Most);
            return null;
        }

        if (column.Kind is ImportColumnKind.Whole or ImportColumnKind.Choice && value != Math.Floor(value))
        {
            findings.Add(ImportFindingKind.NotWhole, place, value, title);
            return null;
        }

        return value;
    }

    /// <summary>Whether a number is what becomes of a count in thousands when its point is taken for a decimal sign: 1.204.</summary>
    private static bool Thousandth(double value) => value != Math.Floor(value) && Math.Abs(value) < 1000 && Math.Abs((value * 1000) - Math.Round(value * 1000)) < 1e-9;

    private double? Word(string text)
    {
        string key = VietnameseText.Key(text);
        return words.TryGetValue(key, out double number) ? number : null;
    }

    private bool? Truth(string text)
    {
        if (Word(text) is { } number)
        {
            return number != 0;
        }

        string key = VietnameseText.Key(text);
        string tidy = text.Trim().ToLowerInvariant();
        return vocabulary.Yes.Any(y => VietnameseText.Key(y) is { Length: > 0 } k ? k == key : y == tidy) ? true : vocabulary.No.Any(n => VietnameseText.Key(n) == key) ? false : null;
    }

    /// <summary>One reading, or of two the one that the column's decimal sign, then what the column may hold, leaves over.</summary>
    private double? Chosen(OfficeNumber number)
    {
        if (number.Values.Count == 1)
        {
            return number.Values[0];
        }

        return sign is { } by && number.Under(by) is { } known ? known : Fitting(column, number.Values, factor) is { } which ? number.Values[which] : null;
    }

    private static int? Fitting(ImportColumn column, IReadOnlyList<double> values, double factor)
    {
        int[] fits = [.. Enumerable.Range(0, values.Count).Where(i =>
            values[i] * factor >= column.Least && values[i] * factor <= column.Most && (column.Kind is not (ImportColumnKind.Whole or ImportColumnKind.Choice) || values[i] == Math.Floor(values[i])))];
        return fits.Length == 1 ? fits[0] : null;
    }

    private double Scaled(double value) => factor == 1 ? value : Shown(value * factor);

    /// <summary>A product without the noise of binary fractions: 0.185 · 100 is 18.5.</summary>
    private static double Shown(double value) => double.Parse(value.ToString("G15", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
