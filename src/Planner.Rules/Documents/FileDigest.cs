using System.Security.Cryptography;

namespace Planner.Rules.Documents;

/// <summary>What a file held when it was read.</summary>
/// <param name="Sha256">SHA-256 of its bytes, as <c>sha256sum</c> gives it.</param>
/// <param name="Content">SHA-256 of what it means to a reader: without a byte-order mark, lines ended by LF; JSON without the white space between its parts.</param>
/// <param name="Bytes">Its length.</param>
public sealed record FileDigest(string Sha256, string Content, long Bytes)
{
    /// <summary>The digest of a file's bytes.</summary>
    /// <param name="path">The file; its ending tells JSON from other text.</param>
    /// <param name="bytes">The bytes.</param>
    public static FileDigest Of(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ReadOnlySpan<byte> text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        byte[] content = new byte[text.Length];
        int length = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Compact(text, content) : Unix(text, content);
        return new FileDigest(
            Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))), bytes.Length);
    }

    private static int Compact(ReadOnlySpan<byte> text, Span<byte> into)
    {
        int length = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            byte b = text[i];
            if (!quoted && (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
            {
                continue;
            }

            into[length++] = b;
            if (b == '"')
            {
                quoted = !quoted;
            }
            else if (b == '\\' && quoted && i + 1 < text.Length)
            {
                into[length++] = text[++i];
            }
        }

        return length;
    }

    private static int Unix(ReadOnlySpan<byte> text, Span<byte> into)
    {
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
            {
                into[length++] = text[i];
            }
        }

        return length;
    }
}
