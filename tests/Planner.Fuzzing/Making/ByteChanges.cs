using System.Text;

namespace Planner.Fuzzing.Making;

/// <summary>Damage that knows nothing of the format: what a bad disk, a cut transfer or an editor does.</summary>
internal static class ByteChanges
{
    private static readonly byte[][] Pieces =
    [
        [0], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), "\\"u8.ToArray(), "{"u8.ToArray(), "["u8.ToArray(), ","u8.ToArray(),
        "\r"u8.ToArray(), "\n"u8.ToArray(), "\t"u8.ToArray(), "//"u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud800"u8.ToArray(), "\u202E"u8.ToArray(), "99999999999"u8.ToArray(), "1e999"u8.ToArray(),
        Encoding.UTF8.GetBytes(new string('(', 300)), Encoding.UTF8.GetBytes(new string('[', 100)), Encoding.UTF8.GetBytes(new string('9', 400)),
    ];

    /// <summary>A damaged copy.</summary>
    public static byte[] Damaged(byte[] bytes, Random random)
    {
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            bytes = Once(bytes, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        if (bytes.Length == 0)
        {
            return random.Pick(Pieces);
        }

        int at = random.Next(bytes.Length);
        int length = Math.Min(bytes.Length - at, 1 << random.Next(12));
        switch (random.Next(7))
        {
            case 0:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)];
            case 3:
                return [.. bytes.AsSpan(0, at), .. random.Pick(Pieces), .. bytes.AsSpan(at)];
            case 4:
                int other = random.Next(bytes.Length);
                return [.. bytes.AsSpan(0, other), .. bytes.AsSpan(at, length), .. bytes.AsSpan(other)];
            case 5:
                byte[] set = [.. bytes];
                set[at] = random.Pick(Pieces)[0];
                return set;
            default:
                byte[] many = [.. bytes];
                for (int i = 0; i < length; i++)
                {
                    many[at + i] = (byte)random.Next(256);
                }

                return many;
        }
    }
}
