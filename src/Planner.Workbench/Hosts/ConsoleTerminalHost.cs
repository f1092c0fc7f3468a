using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Planner.Workbench.Keys;

namespace Planner.Workbench.Hosts;

/// <summary>A terminal through <see cref="Console"/>, for Windows: keys by <see cref="Console.ReadKey(bool)"/>, the size looked at twice a second.</summary>
public sealed partial class ConsoleTerminalHost : ITerminalHost
{
    private const int StandardOutput = -11;
    private const uint VirtualTerminalProcessing = 4;

    private readonly Stream output = Console.OpenStandardOutput();
    private Timer? sizeWatch;
    private bool taken;
    private uint? modeBefore;

    /// <inheritdoc/>
    public (int Width, int Height) Size => (Math.Max(1, Console.WindowWidth), Math.Max(1, Console.WindowHeight));

    /// <inheritdoc/>
    public void Enter(Action<Key> pressed, Action resized, Action<int> ended)
    {
        ArgumentNullException.ThrowIfNull(pressed);
        ArgumentNullException.ThrowIfNull(resized);
        Console.OutputEncoding = Encoding.UTF8;
        Console.TreatControlCAsInput = true;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        taken = true;
        UnderstandSequences();
        Write(ScreenSequences.Take);
        (int Width, int Height) last = Size;
        sizeWatch = new Timer(
            _ =>
            {
                (int Width, int Height) now = Size;
                if (now != last)
                {
                    last = now;
                    resized();
                }
            },
            null,
            500,
            500);
        new Thread(() => ReadKeys(pressed)) { IsBackground = true, Name = "keys" }.Start();
    }

    /// <inheritdoc/>
    public void Write(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }

    /// <inheritdoc/>
    public void Suspend()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        sizeWatch?.Dispose();
        if (taken)
        {
            taken = false;
            Write(ScreenSequences.GiveBack);
            Console.TreatControlCAsInput = false;
            if (modeBefore is { } mode && OperatingSystem.IsWindows())
            {
                _ = SetConsoleMode(GetStdHandle(StandardOutput), mode);
            }
        }
    }

    // Consoles before Windows Terminal show control sequences as letters until they are told; where that fails they know them already or never will.
    private void UnderstandSequences()
    {
        if (OperatingSystem.IsWindows() && GetStdHandle(StandardOutput) is var handle && GetConsoleMode(handle, out uint mode) != 0 && SetConsoleMode(handle, mode | VirtualTerminalProcessing) != 0)
        {
            modeBefore = mode;
        }
    }

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32")]
    private static partial nint GetStdHandle(int which);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32")]
    private static partial int GetConsoleMode(nint handle, out uint mode);

    [SupportedOSPlatform("windows")]
    [LibraryImport("kernel32")]
    private static partial int SetConsoleMode(nint handle, uint mode);

    private static void ReadKeys(Action<Key> pressed)
    {
        while (true)
        {
            ConsoleKeyInfo info = Console.ReadKey(intercept: true);
            KeyKind? kind = info.Key switch
            {
                ConsoleKey.Enter => KeyKind.Enter,
                ConsoleKey.Escape => KeyKind.Escape,
                ConsoleKey.Backspace => KeyKind.Backspace,
                ConsoleKey.Delete => KeyKind.Delete,
                ConsoleKey.Tab when info.Modifiers.HasFlag(ConsoleModifiers.Shift) => KeyKind.BackTab,
                ConsoleKey.Tab => KeyKind.Tab,
                ConsoleKey.UpArrow => KeyKind.Up,
                ConsoleKey.DownArrow => KeyKind.Down,
                ConsoleKey.LeftArrow => KeyKind.Left,
                ConsoleKey.RightArrow => KeyKind.Right,
                ConsoleKey.PageUp => KeyKind.PageUp,
                ConsoleKey.PageDown => KeyKind.PageDown,
                ConsoleKey.Home => KeyKind.Home,
                ConsoleKey.End => KeyKind.End,
                _ => null,
            };
            if (kind is { } known)
            {
                pressed(new Key(known));
            }
            else if (info.Modifiers.HasFlag(ConsoleModifiers.Control) && info.Key is >= ConsoleKey.A and <= ConsoleKey.Z)
            {
                pressed(Key.Control((char)('a' + (info.Key - ConsoleKey.A))));
            }
            else if (Rune.TryCreate(info.KeyChar, out Rune rune) && !Rune.IsControl(rune))
            {
                pressed(new Key(KeyKind.Character, rune));
            }
        }
    }
}
