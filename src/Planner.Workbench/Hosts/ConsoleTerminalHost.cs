using System.Text;
using Planner.Workbench.Keys;

namespace Planner.Workbench.Hosts;

/// <summary>A terminal through <see cref="Console"/>, for Windows: keys by <see cref="Console.ReadKey(bool)"/>, the size looked at twice a second.</summary>
public sealed class ConsoleTerminalHost : ITerminalHost
{
    private readonly Stream output = Console.OpenStandardOutput();
    private Timer? sizeWatch;
    private bool taken;

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
        }
    }

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
