using System.Globalization;
using System.Runtime.CompilerServices;

namespace Planner.Rules.Diagnostics;

/// <summary>
/// The message of a fault, worded only if the bag still takes it: a file of a million faults would otherwise have the nearest name sought a million times.
/// Numbers are written as in the files, with a decimal point.
/// </summary>
[InterpolatedStringHandler]
public ref struct FaultMessage
{
    private DefaultInterpolatedStringHandler text;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Characters of the literal parts.</param>
    /// <param name="formattedCount">Number of holes.</param>
    /// <param name="bag">The bag that is to take it.</param>
    /// <param name="worded">Whether to word it.</param>
    public FaultMessage(int literalLength, int formattedCount, DiagnosticBag bag, out bool worded)
    {
        ArgumentNullException.ThrowIfNull(bag);
        worded = !bag.IsFull;
        text = worded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">A literal part.</param>
    public void AppendLiteral(string value) => text.AppendLiteral(value);

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">The value of a hole.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">The value of a hole.</param>
    /// <param name="format">Its format.</param>
    /// <typeparam name="T">Its type.</typeparam>
    public void AppendFormatted<T>(T value, string? format) => text.AppendFormatted(value, format);

    internal string ToStringAndClear() => text.ToStringAndClear();
}
