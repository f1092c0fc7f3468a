using System.Buffers;
using System.Text;

namespace Planner.Workbench.Keys;

/// <summary>Reads key presses out of the bytes a terminal in raw mode sends: UTF-8 text, control bytes, escape sequences (CSI, SS3) and bracketed pastes.</summary>
/// <threadsafety>Not safe for concurrent use.</threadsafety>
public sealed class KeyDecoder
{
    private static ReadOnlySpan<byte> PasteBegins => "\u001b[200~"u8;

    private static ReadOnlySpan<byte> PasteEnds => "\u001b[201~"u8;

    private readonly List<byte> pending = [];
    private bool pasting;

    /// <summary>Whether bytes wait for more: a lone escape, a sequence or a character that has not ended.</summary>
    public bool Waiting => pending.Count > 0;

    /// <summary>Takes bytes and returns the keys that are complete.</summary>
    /// <param name="bytes">What was read.</param>
    public IReadOnlyList<Key> Take(ReadOnlySpan<byte> bytes)
    {
        pending.AddRange(bytes);
        var keys = new List<Key>();
        while (pending.Count > 0)
        {
            int used = pasting ? Pasted(pending.ToArray(), keys) : One(pending.ToArray(), keys);
            if (used == 0)
            {
                break;
            }

            pending.RemoveRange(0, used);
        }

        return keys;
    }

    /// <summary>Called when no byte followed for a while: a lone escape is the escape key, anything else half-read is dropped.</summary>
    public IReadOnlyList<Key> Settle()
    {
        IReadOnlyList<Key> keys = pending is [0x1b] ? [new Key(KeyKind.Escape)] : [];
        pending.Clear();
        return keys;
    }

    // Whatever stands in a paste is text: line ends and tabs are spaces, nothing in it is a key.
    private int Pasted(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        if (bytes[0] == 0x1b)
        {
            if (bytes.Length < PasteEnds.Length && PasteEnds.StartsWith(bytes))
            {
                return 0;
            }

            pasting = !bytes.StartsWith(PasteEnds);
            return pasting ? 1 : PasteEnds.Length;
        }

        OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int used);
        if (status == OperationStatus.NeedMoreData)
        {
            return 0;
        }

        if (status == OperationStatus.Done && (!Rune.IsControl(rune) || rune.Value is '\t' or '\n' or '\r'))
        {
            keys.Add(new Key(KeyKind.Pasted, Rune.IsControl(rune) ? new Rune(' ') : rune));
        }

        return used;
    }

    private int One(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        if (bytes.StartsWith(PasteBegins))
        {
            pasting = true;
            return PasteBegins.Length;
        }

        byte first = bytes[0];
        if (first == 0x1b)
        {
            return Sequence(bytes, keys);
        }

        Key? control = first switch
        {
            0x0d or 0x0a => new Key(KeyKind.Enter),
            0x09 => new Key(KeyKind.Tab),
            0x7f or 0x08 => new Key(KeyKind.Backspace),
            >= 1 and <= 26 => Key.Control((char)('a' + first - 1)),
            < 0x20 => null,
            _ => default(Key),
        };
        if (first < 0x20 || first == 0x7f)
        {
            if (control is { } key)
            {
                keys.Add(key);
            }

            return 1;
        }

        OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int used);
        if (status == OperationStatus.NeedMoreData)
        {
            return 0;
        }

        if (status == OperationStatus.Done)
        {
            keys.Add(new Key(KeyKind.Character, rune));
        }

        return used;
    }

    private static int Sequence(ReadOnlySpan<byte> bytes, List<Key> keys)
    {
        if (bytes.Length < 2)
        {
            return 0;
        }

        if (bytes[1] is not ((byte)'[' or (byte)'O'))
        {
            // Alt and a key, or escape pressed just before one: the escape counts, the rest is read on its own.
            keys.Add(new Key(KeyKind.Escape));
            return 1;
        }

        int end = 2;
        while (end < bytes.Length && bytes[end] is < 0x40 or > 0x7e)
        {
            end++;
        }

        if (end >= bytes.Length)
        {
            return bytes.Length > 32 ? bytes.Length : 0;
        }

        if (bytes[1] == (byte)'[' && bytes.Length > 2 && bytes[2] == (byte)'<')
        {
            Mouse(Encoding.ASCII.GetString(bytes[3..end]), (char)bytes[end], keys);
            return end + 1;
        }

        KeyKind? kind = (char)bytes[end] switch
        {
            'A' => KeyKind.Up,
            'B' => KeyKind.Down,
            'C' => KeyKind.Right,
            'D' => KeyKind.Left,
            'H' => KeyKind.Home,
            'F' => KeyKind.End,
            'Z' => KeyKind.BackTab,
            '~' => Encoding.ASCII.GetString(bytes[2..end]).Split(';')[0] switch
            {
                "1" or "7" => KeyKind.Home,
                "3" => KeyKind.Delete,
                "4" or "8" => KeyKind.End,
                "5" => KeyKind.PageUp,
                "6" => KeyKind.PageDown,
                _ => null,
            },
            _ => null,
        };
        if (kind is { } known)
        {
            keys.Add(new Key(known));
        }

        return end + 1;
    }

    // SGR mouse reports: button;column;row, M for pressed, m for released.
    private static void Mouse(string report, char end, List<Key> keys)
    {
        string[] parts = report.Split(';');
        if (end != 'M' || parts.Length != 3 || !int.TryParse(parts[0], out int button) || !int.TryParse(parts[1], out int column) || !int.TryParse(parts[2], out int row))
        {
            return;
        }

        // Bits 2 to 4 are shift, meta and control.
        KeyKind? kind = (button & ~0x1C) switch { 0 => KeyKind.Click, 64 => KeyKind.WheelUp, 65 => KeyKind.WheelDown, _ => null };
        if (kind is { } known)
        {
            keys.Add(new Key(known, default, column - 1, row - 1));
        }
    }
}
