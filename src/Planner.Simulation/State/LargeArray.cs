using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Planner.Simulation.State;

/// <summary>
/// Arrays for the state of many communes. A year walks through all of it, and with pages of 4 KB each few columns cost a look into the page tables: where the system
/// can, large arrays are laid on pages of 2 MB. Elsewhere they are ordinary arrays; what is computed never depends on it.
/// </summary>
internal static class LargeArray
{
    /// <summary>Arrays below this many bytes gain nothing.</summary>
    private const long Least = 8L << 20;

    private const nuint Page = 2 << 20;
    private const int HugePages = 14;

    /// <summary>An array of zeros.</summary>
    /// <typeparam name="T">A type without references.</typeparam>
    /// <param name="length">Its length.</param>
    public static T[] Of<T>(int length)
        where T : unmanaged
    {
        if (!OperatingSystem.IsLinux() || (long)length * Unsafe.SizeOf<T>() < Least)
        {
            return new T[length];
        }

        T[] array = GC.AllocateUninitializedArray<T>(length, pinned: true);
        Advise(array);
        Array.Clear(array);
        return array;
    }

    // Advice: where the system does not take it, nothing is lost.
    private static unsafe void Advise<T>(T[] array)
        where T : unmanaged
    {
        byte* first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array));
        nuint from = ((nuint)first + Page - 1) & ~(Page - 1);
        nuint to = ((nuint)first + ((nuint)array.Length * (nuint)sizeof(T))) & ~(Page - 1);
        if (to > from)
        {
            _ = madvise((void*)from, to - from, HugePages);
        }
    }

    [DllImport("libc")]
    private static extern unsafe int madvise(void* from, nuint length, int advice);
}
