using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Planner.Localities.Scenarios;
using Planner.Rules.Pack;
using Planner.Simulation.State;

namespace Planner.Simulation.Stages;

/// <summary>
/// The loops over lanes of <see cref="PovertyStage"/>. One IEEE operation per lane in a fixed order, so the vector width cannot change a bit; counts are whole
/// numbers and exact in any order. Columns hold a multiple of eight lanes.
/// </summary>
internal static class PovertyKernels
{
    /// <summary>
    /// up = a + ε(g − g_ref) + exit effects + registeredExit·[registered]; down = −(a + ε(g − g_ref)) − entry effects + disasterEntry·s: the exponents of the hazards.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Exponents(Span<double> up, Span<double> down, FlowRates rates, HazardInputs inputs)
    {
        ref double ups = ref First(up, down.Length, inputs.Luck.Length, inputs.Growth.Length);
        ref double downs = ref First(down, inputs.Exit.Length, inputs.Entry.Length, Math.Min(inputs.Severity.Length, inputs.Registered.Length));
        var elasticity = new Vector<double>(rates.IncomeElasticity);
        var reference = new Vector<double>(rates.ReferenceGrowth);
        var registered = new Vector<double>(rates.RegisteredExit);
        var disaster = new Vector<double>(rates.DisasterEntry);
        for (nuint i = 0; i < (nuint)up.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> luck = At(inputs.Luck, i) + (elasticity * (At(inputs.Growth, i) - reference));
            (luck + At(inputs.Exit, i) + (registered * At(inputs.Registered, i))).StoreUnsafe(ref ups, i);
            ((disaster * At(inputs.Severity, i)) - luck - At(inputs.Entry, i)).StoreUnsafe(ref downs, i);
        }
    }

    /// <summary>The hazards of all flows in the order of <see cref="PovertyStage"/>, nine columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Hazards(
        Span<double> hazards, ReadOnlySpan<double> up, ReadOnlySpan<double> down, FlowRates rates, double lineFactor,
        ReadOnlySpan<double> exitFactor, ReadOnlySpan<double> entryFactor, ReadOnlySpan<double> fallFactor)
    {
        int count = up.Length;
        ref double to = ref First(hazards[..count], down.Length, exitFactor.Length, Math.Min(entryFactor.Length, fallFactor.Length));
        Expect(hazards.Length, 9 * count);
        nuint n = (nuint)count;
        var line = new Vector<double>(lineFactor);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> rise = At(up, i) * At(exitFactor, i);
            Vector<double> fall = At(down, i);
            Vector<double> enter = fall * (line * At(entryFactor, i));
            (new Vector<double>(rates.ExitMobile) * rise).StoreUnsafe(ref to, i);
            (new Vector<double>(rates.ExitHard) * rise).StoreUnsafe(ref to, n + i);
            (new Vector<double>(rates.FallBack) * fall * At(fallFactor, i)).StoreUnsafe(ref to, (2 * n) + i);
            (new Vector<double>(rates.NearToPoor) * enter).StoreUnsafe(ref to, (3 * n) + i);
            (new Vector<double>(rates.OtherToPoor) * enter).StoreUnsafe(ref to, (4 * n) + i);
            new Vector<double>(rates.LandNear).StoreUnsafe(ref to, (5 * n) + i);
            (new Vector<double>(rates.NearToOther) * rise).StoreUnsafe(ref to, (6 * n) + i);
            (new Vector<double>(rates.OtherToNear) * enter).StoreUnsafe(ref to, (7 * n) + i);
            new Vector<double>(rates.NewPoorHard).StoreUnsafe(ref to, (8 * n) + i);
        }
    }

    /// <summary>Who may move second: those who left poverty, the near-poor and the others who did not become poor, the newly poor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SecondTrials(Span<double> second, ReadOnlySpan<double> first, ReadOnlySpan<double> moved)
    {
        int count = second.Length / 4;
        ref double to = ref First(second[..count], first.Length, moved.Length);
        Expect(first.Length, 5 * count);
        Expect(moved.Length, 5 * count);
        nuint n = (nuint)count;
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> nearToPoor = At(moved, (3 * n) + i);
            Vector<double> otherToPoor = At(moved, (4 * n) + i);
            (At(moved, i) + At(moved, n + i)).StoreUnsafe(ref to, i);
            (At(first, (3 * n) + i) - nearToPoor).StoreUnsafe(ref to, n + i);
            (At(first, (4 * n) + i) - otherToPoor).StoreUnsafe(ref to, (2 * n) + i);
            (nearToPoor + otherToPoor).StoreUnsafe(ref to, (3 * n) + i);
        }
    }

    /// <summary>Moves the households of all nine flows.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Settle(ReadOnlySpan<double> moved, Span<double> mobile, Span<double> hard, Span<double> recent, Span<double> near, Span<double> other)
    {
        nuint n = (nuint)mobile.Length;
        Expect(moved.Length, 9 * mobile.Length);
        ref double mobiles = ref First(mobile, hard.Length, recent.Length, Math.Min(near.Length, other.Length));
        ref double hards = ref MemoryMarshal.GetReference(hard);
        ref double recents = ref MemoryMarshal.GetReference(recent);
        ref double nears = ref MemoryMarshal.GetReference(near);
        ref double others = ref MemoryMarshal.GetReference(other);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> leftMobile = At(moved, i);
            Vector<double> leftHard = At(moved, n + i);
            Vector<double> fellBack = At(moved, (2 * n) + i);
            Vector<double> nearToPoor = At(moved, (3 * n) + i);
            Vector<double> otherToPoor = At(moved, (4 * n) + i);
            Vector<double> landNear = At(moved, (5 * n) + i);
            Vector<double> nearToOther = At(moved, (6 * n) + i);
            Vector<double> otherToNear = At(moved, (7 * n) + i);
            Vector<double> newHard = At(moved, (8 * n) + i);
            Vector<double> leavers = Vector.LoadUnsafe(ref recents, i);
            (Vector.LoadUnsafe(ref mobiles, i) + fellBack + nearToPoor + otherToPoor - newHard - leftMobile).StoreUnsafe(ref mobiles, i);
            (Vector.LoadUnsafe(ref hards, i) + newHard - leftHard).StoreUnsafe(ref hards, i);
            (Vector.LoadUnsafe(ref nears, i) + leavers - fellBack - nearToPoor - nearToOther + otherToNear).StoreUnsafe(ref nears, i);
            (Vector.LoadUnsafe(ref others, i) + nearToOther + leftMobile + leftHard - landNear - otherToPoor - otherToNear).StoreUnsafe(ref others, i);
            landNear.StoreUnsafe(ref recents, i);
        }
    }

    /// <summary>measured = min(households, ⌊true · factor + ½⌋); near-poor at most the rest; rates in percent.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Measure(
        Classes classes, ReadOnlySpan<double> households, ReadOnlySpan<double> factor, Span<double> poor, Span<double> near, Span<double> poorRate, Span<double> nearRate)
    {
        ref double poors = ref First(poor, households.Length, factor.Length, near.Length);
        ref double nears = ref First(near, poorRate.Length, nearRate.Length, Shortest(classes));
        ref double poorRates = ref MemoryMarshal.GetReference(poorRate);
        ref double nearRates = ref MemoryMarshal.GetReference(nearRate);
        var half = new Vector<double>(0.5);
        var hundred = new Vector<double>(100.0);
        for (nuint i = 0; i < (nuint)poor.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> all = At(households, i);
            Vector<double> counted = Vector.Floor(((At(classes.Mobile, i) + At(classes.Hard, i)) * At(factor, i)) + half);
            counted = Vector.ConditionalSelect(Vector.LessThan(counted, all), counted, all);
            Vector<double> rest = all - counted;
            Vector<double> nearPoor = At(classes.Recent, i) + At(classes.Near, i);
            nearPoor = Vector.ConditionalSelect(Vector.LessThan(nearPoor, rest), nearPoor, rest);
            counted.StoreUnsafe(ref poors, i);
            nearPoor.StoreUnsafe(ref nears, i);
            (hundred * counted / all).StoreUnsafe(ref poorRates, i);
            (hundred * nearPoor / all).StoreUnsafe(ref nearRates, i);
        }
    }

    /// <summary>The commune's poverty rate, at least 0.1 %, relative to the reference.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void RelativeRate(Span<double> relative, Classes classes, ReadOnlySpan<double> households, double reference)
    {
        ref double to = ref First(relative, households.Length, Shortest(classes));
        var hundred = new Vector<double>(100.0);
        var least = new Vector<double>(0.1);
        var references = new Vector<double>(reference);
        for (nuint i = 0; i < (nuint)relative.Length; i += (nuint)Vector<double>.Count)
        {
            Vector<double> rate = hundred * (At(classes.Mobile, i) + At(classes.Hard, i)) / At(households, i);
            rate = Vector.ConditionalSelect(Vector.GreaterThan(rate, least), rate, least);
            (rate / references).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>Chances of the line's re-measurement, four columns; at most 0.95.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LineChances(Span<double> chances, ReadOnlySpan<double> scale, ReadOnlySpan<double> factor, LineChange change)
    {
        int count = scale.Length;
        ref double to = ref First(chances[..count], factor.Length);
        Expect(chances.Length, 4 * count);
        nuint n = (nuint)count;
        var most = new Vector<double>(0.95);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> by = At(factor, i) * At(scale, i);
            Vector<double> nearToPoor = new Vector<double>(change.NearToPoor) * by;
            Vector<double> otherToPoor = new Vector<double>(change.OtherToPoor) * by;
            Vector<double> otherToNear = new Vector<double>(change.OtherToNear) * by;
            Vector.ConditionalSelect(Vector.LessThan(nearToPoor, most), nearToPoor, most).StoreUnsafe(ref to, i);
            Vector.ConditionalSelect(Vector.LessThan(otherToPoor, most), otherToPoor, most).StoreUnsafe(ref to, n + i);
            Vector.ConditionalSelect(Vector.LessThan(otherToNear, most), otherToNear, most).StoreUnsafe(ref to, (2 * n) + i);
            new Vector<double>(change.HardShare).StoreUnsafe(ref to, (3 * n) + i);
        }
    }

    /// <summary>Who may move second at a new line: the others who did not become poor, the newly poor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void LineTrials(Span<double> second, ReadOnlySpan<double> other, ReadOnlySpan<double> moved)
    {
        int count = other.Length;
        ref double to = ref First(second[..count], other.Length);
        Expect(second.Length, 2 * count);
        Expect(moved.Length, 2 * count);
        nuint n = (nuint)count;
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> otherToPoor = At(moved, n + i);
            (At(other, i) - otherToPoor).StoreUnsafe(ref to, i);
            (At(moved, i) + otherToPoor).StoreUnsafe(ref to, n + i);
        }
    }

    /// <summary>Moves the households that a new line counts otherwise; of the near-poor who become poor, recent leavers have their share, rounded down.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void SettleLine(ReadOnlySpan<double> moved, ReadOnlySpan<double> nearTotal, Classes classes, Span<double> other)
    {
        nuint n = (nuint)other.Length;
        Expect(moved.Length, 4 * other.Length);
        ref double others = ref First(other, nearTotal.Length, Shortest(classes));
        ref double mobiles = ref MemoryMarshal.GetReference(classes.Mobile);
        ref double hards = ref MemoryMarshal.GetReference(classes.Hard);
        ref double recents = ref MemoryMarshal.GetReference(classes.Recent);
        ref double nears = ref MemoryMarshal.GetReference(classes.Near);
        for (nuint i = 0; i < n; i += (nuint)Vector<double>.Count)
        {
            Vector<double> nearToPoor = At(moved, i);
            Vector<double> otherToPoor = At(moved, n + i);
            Vector<double> otherToNear = At(moved, (2 * n) + i);
            Vector<double> newHard = At(moved, (3 * n) + i);
            Vector<double> total = At(nearTotal, i);
            Vector<double> recent = Vector.LoadUnsafe(ref recents, i);
            Vector<double> fromRecent = Vector.Floor(nearToPoor * (recent / total));
            fromRecent = Vector.ConditionalSelect(Vector.Equals(total, Vector<double>.Zero), Vector<double>.Zero, fromRecent);
            (recent - fromRecent).StoreUnsafe(ref recents, i);
            (Vector.LoadUnsafe(ref nears, i) + otherToNear - nearToPoor + fromRecent).StoreUnsafe(ref nears, i);
            (Vector.LoadUnsafe(ref others, i) - otherToPoor - otherToNear).StoreUnsafe(ref others, i);
            (Vector.LoadUnsafe(ref mobiles, i) + nearToPoor + otherToPoor - newHard).StoreUnsafe(ref mobiles, i);
            (Vector.LoadUnsafe(ref hards, i) + newHard).StoreUnsafe(ref hards, i);
        }
    }

    /// <summary>column · by.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> column, double by)
    {
        ref double to = ref First(column, column.Length);
        var factor = new Vector<double>(by);
        for (nuint i = 0; i < (nuint)column.Length; i += (nuint)Vector<double>.Count)
        {
            (factor * Vector.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The sum of two columns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public static void Add(Span<double> sum, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double to = ref First(sum, left.Length, right.Length);
        for (nuint i = 0; i < (nuint)sum.Length; i += (nuint)Vector<double>.Count)
        {
            (At(left, i) + At(right, i)).StoreUnsafe(ref to, i);
        }
    }

    private static int Shortest(Classes classes) =>
        Math.Min(Math.Min(classes.Mobile.Length, classes.Hard.Length), Math.Min(classes.Recent.Length, classes.Near.Length));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> At(ReadOnlySpan<double> column, nuint index) => Vector.LoadUnsafe(ref MemoryMarshal.GetReference(column), index);

    /// <summary>The first element of a column that the others are as long as; the loops read without a bounds check in each turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref double First(Span<double> column, int second, int third = int.MaxValue, int fourth = int.MaxValue)
    {
        Expect(Math.Min(second, Math.Min(third, fourth)), column.Length);
        if (column.Length % BlockState.LaneGroup != 0)
        {
            throw new ArgumentException("columns hold a multiple of eight lanes");
        }

        return ref MemoryMarshal.GetReference(column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect(int length, int least)
    {
        if (length < least)
        {
            throw new ArgumentException("the columns differ in length");
        }
    }
}
