using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Planner.Workbench.Keys;

namespace Planner.Workbench.Hosts;

/// <summary>
/// A terminal on Linux or macOS: raw mode by termios, keys by read(2) on descriptor 0, because <see cref="Console.ReadKey(bool)"/> loses keys and
/// <see cref="Console.OpenStandardInput()"/> is line-edited. The terminal is given back on disposal, on signals and on an unhandled exception.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed partial class PosixTerminalHost : ITerminalHost
{
    private const int SetNow = 0;
    private const short Readable = 1;
    private const int EscapeWaitMilliseconds = 25;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(2);

    private readonly byte[] saved = new byte[256];
    private readonly byte[] raw = new byte[256];
    private readonly Stream output = Console.OpenStandardOutput();
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly ManualResetEventSlim continued = new();
    private readonly Lock gate = new();
    private bool taken;

    /// <inheritdoc/>
    public (int Width, int Height) Size
    {
        get
        {
            // The variadic ioctl cannot be called portably on Apple silicon; the runtime knows the size there.
            if (OperatingSystem.IsLinux() && GetWindowSize(1, 0x5413, out WindowSize size) == 0 && size.Columns > 0 && size.Rows > 0)
            {
                return (size.Columns, size.Rows);
            }

            return (Math.Max(1, Console.WindowWidth), Math.Max(1, Console.WindowHeight));
        }
    }

    /// <inheritdoc/>
    public void Enter(Action<Key> pressed, Action resized, Action<int> ended)
    {
        ArgumentNullException.ThrowIfNull(pressed);
        ArgumentNullException.ThrowIfNull(resized);
        ArgumentNullException.ThrowIfNull(ended);
        if (GetAttributes(0, saved) != 0)
        {
            throw new IOException("standard input is not a terminal");
        }

        AppDomain.CurrentDomain.UnhandledException += (_, _) => GiveBack();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => GiveBack();
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resized()));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, context =>
        {
            // As if the key were pressed: the terminal is given back before the process stops.
            context.Cancel = true;
            pressed(Key.Control('z'));
        }));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, context =>
        {
            // Else the runtime puts the terminal back to lines and echo after us. After a stop that nobody can catch (SIGSTOP) the shell has had the terminal: whatever it
            // set is set again.
            context.Cancel = true;
            TakeTerminal(again: true);
            continued.Set();
            resized();
        }));
        foreach ((PosixSignal signal, int number) in new[] { (PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1) })
        {
            signals.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                ended(number);
            }));
        }

        TakeTerminal();
        new Thread(() => ReadKeys(pressed, ended)) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <inheritdoc/>
    public void Write(string text)
    {
        lock (gate)
        {
            output.Write(Encoding.UTF8.GetBytes(text));
            output.Flush();
        }
    }

    /// <inheritdoc/>
    public void Suspend()
    {
        continued.Reset();
        GiveBack();
        _ = Kill(0, OperatingSystem.IsMacOS() ? 17 : 19);

        // Another thread may be the one that stops first: the terminal is not to be taken back before the process goes on.
        continued.Wait(LongestStop);
        TakeTerminal();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in signals)
        {
            signal.Dispose();
        }

        GiveBack();
    }

    private void TakeTerminal(bool again = false)
    {
        lock (gate)
        {
            saved.CopyTo(raw, 0);
            MakeRaw(raw);
            _ = SetAttributes(0, SetNow, raw);
            if (!taken || again)
            {
                taken = true;
                Write(ScreenSequences.Take + ScreenSequences.MarkPastes);
            }
        }
    }

    private void GiveBack()
    {
        lock (gate)
        {
            if (!taken)
            {
                return;
            }

            taken = false;
            Write(ScreenSequences.GiveBack);
            _ = SetAttributes(0, SetNow, saved);
        }
    }

    private void ReadKeys(Action<Key> pressed, Action<int> ended)
    {
        var decoder = new KeyDecoder();
        byte[] bytes = new byte[4096];
        while (true)
        {
            var wait = new PollEntry { Descriptor = 0, Events = Readable };
            int ready = Poll(ref wait, 1, decoder.Waiting ? EscapeWaitMilliseconds : -1);
            if (ready < 0)
            {
                // Interrupted by a signal: wait again.
                continue;
            }

            nint count = ready == 0 ? 0 : Read(0, bytes, bytes.Length);
            if (ready > 0 && count <= 0)
            {
                // The terminal is gone.
                ended(1);
                return;
            }

            foreach (Key key in ready == 0 ? decoder.Settle() : decoder.Take(bytes.AsSpan(0, (int)count)))
            {
                pressed(key);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    private static partial int GetAttributes(int descriptor, [In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    private static partial int SetAttributes(int descriptor, int when, byte[] attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw([In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref PollEntry entry, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int descriptor, [Out] byte[] buffer, nint count);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int GetWindowSize(int descriptor, nuint request, out WindowSize size);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSize
    {
        public ushort Rows;
        public ushort Columns;
        public ushort PixelWidth;
        public ushort PixelHeight;
    }
}
