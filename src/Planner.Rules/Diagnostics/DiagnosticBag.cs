using System.Runtime.CompilerServices;
using Planner.Rules.Documents;

namespace Planner.Rules.Diagnostics;

/// <summary>Collects the diagnostics of one load, so that a user sees all faults at once.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class DiagnosticBag
{
    private const string TooMany = "PLN0006";

    private readonly List<Diagnostic> items = [];
    private int errors;
    private int remarks;
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDigest?> digests = new(StringComparer.Ordinal);

    /// <summary>The files that were read while the bag collected, as the user named them.</summary>
    public IReadOnlyCollection<string> Files => files;

    /// <summary>Notes that a file was read, with faults or without.</summary>
    /// <param name="file">The file as the user named it.</param>
    public void Read(string file) => files.Add(file);

    /// <summary>Notes what a file held when it was read.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="bytes">Its bytes.</param>
    public void Read(string file, ReadOnlySpan<byte> bytes)
    {
        Read(file);
        Note(file, FileDigest.Of(file, bytes));
    }

    /// <summary>What a file held when it was read.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <returns>Its digest; null when it was not read, or was read twice and changed in between.</returns>
    public FileDigest? DigestOf(string file) => digests.GetValueOrDefault(file);

    /// <summary>All diagnostics in file order (file, line, column), errors and warnings mixed.</summary>
    public IReadOnlyList<Diagnostic> InFileOrder() =>
        items.OrderBy(d => d.Span.File, StringComparer.Ordinal).ThenBy(d => d.Span.Line).ThenBy(d => d.Span.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal).ToList();

    /// <summary>Whether any error was added.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether so many errors were added that further ones are only counted (<see cref="InputLimits.Faults"/>).</summary>
    public bool IsFull { get; private set; }

    /// <summary>Number of diagnostics.</summary>
    public int Count => items.Count;

    /// <summary>Adds an error.</summary>
    /// <param name="code"><c>PLN</c> and four digits.</param>
    /// <param name="span">Where.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public void Error(string code, SourceSpan span, string message) => Add(new Diagnostic(code, Severity.Error, span, message));

    /// <summary>Adds an error whose message is worded only if the bag still takes it.</summary>
    /// <param name="code"><c>PLN</c> and four digits.</param>
    /// <param name="span">Where.</param>
    /// <param name="message">What is wrong and what was expected.</param>
    public void Error(string code, SourceSpan span, [InterpolatedStringHandlerArgument("")] ref FaultMessage message)
    {
        if (!IsFull)
        {
            Error(code, span, message.ToStringAndClear());
        }
    }

    /// <summary>Adds a warning.</summary>
    /// <param name="code"><c>PLN</c> and four digits.</param>
    /// <param name="span">Where.</param>
    /// <param name="message">What is doubtful.</param>
    public void Warning(string code, SourceSpan span, string message) => Add(new Diagnostic(code, Severity.Warning, span, message));

    /// <summary>Adds a diagnostic made elsewhere. Errors beyond a limit, and warnings and notes beyond the same, are not kept.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        bool error = diagnostic.Severity == Severity.Error;
        HasErrors |= error;
        if (error ? IsFull : remarks > InputLimits.Faults)
        {
            return;
        }

        items.Add(diagnostic with { Message = PrintableText.Of(diagnostic.Message, InputLimits.MessageLength) });
        if (error && ++errors == InputLimits.Faults)
        {
            IsFull = true;
            items.Add(Rest(Severity.Error, diagnostic.Span, "faults"));
        }
        else if (!error && ++remarks == InputLimits.Faults)
        {
            remarks++;
            items.Add(Rest(Severity.Warning, diagnostic.Span, "warnings and notes"));
        }
    }

    /// <summary>A bag with each diagnostic once: a file that is read for each of several periods says what is wrong with it each time.</summary>
    public DiagnosticBag Distinct()
    {
        var once = new DiagnosticBag();
        once.files.UnionWith(files);
        foreach ((string file, FileDigest? digest) in digests)
        {
            once.Note(file, digest);
        }

        foreach (Diagnostic diagnostic in items.Distinct())
        {
            once.Add(diagnostic);
        }

        once.IsFull = IsFull;

        return once;
    }

    /// <summary>Adds all of another bag.</summary>
    /// <param name="other">The other bag.</param>
    public void AddRange(DiagnosticBag other)
    {
        files.UnionWith(other.files);
        foreach ((string file, FileDigest? digest) in other.digests)
        {
            Note(file, digest);
        }

        foreach (Diagnostic diagnostic in other.items)
        {
            Add(diagnostic);
        }
    }

    private void Note(string file, FileDigest? digest) =>
        digests[file] = digests.TryGetValue(file, out FileDigest? known) && known != digest ? null : digest;

    private static Diagnostic Rest(Severity severity, SourceSpan span, string what) =>
        new(TooMany, severity, span, FormattableString.Invariant($"there are more than {InputLimits.Faults} {what}; the rest are not shown: mend these first"));
}
