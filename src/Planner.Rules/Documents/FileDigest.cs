using System.Security.Cryptography;

namespace Planner.Rules.Documents;

/// <summary>What a file held when it was read.</summary>
/// <param name="Sha256">SHA-256 of its bytes, as <c>sha256sum</c> gives it.</param>
/// <param name="Content">
/// SHA-256 of what it means to a run: without a byte-order mark, lines ended by LF; JSON without the white space between its parts; <c>locality.json</c> without its list of scenarios.
/// </param>
/// <param name="Bytes">Its length.</param>
public sealed record FileDigest(string Sha256, string Content, long Bytes)
{
    private const string LocalityName = "locality.json";

    // Which scenarios stand in the list, and in what order, tells what is compared, never what a run of one of them computes: a scenario saved beside the others must leave their runs as they are.
    private static ReadOnlySpan<byte> ScenarioList => "\"scenarios\":"u8;

    /// <summary>The digest of a file's bytes.</summary>
    /// <param name="path">The file; its ending tells JSON from other text, its name a locality's head.</param>
    /// <param name="bytes">The bytes.</param>
    public static FileDigest Of(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ReadOnlySpan<byte> text = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        byte[] content = new byte[text.Length];
        int length = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Compact(text, content) : Unix(text, content);
        if (path.EndsWith(LocalityName, StringComparison.Ordinal) && (path.Length == LocalityName.Length || path[^(LocalityName.Length + 1)] is '/' or '\\'))
        {
            length = Without(ScenarioList, content.AsSpan(0, length));
        }

        return new FileDigest(
            Convert.ToHexStringLower(SHA256.HashData(bytes)), Convert.ToHexStringLower(SHA256.HashData(content.AsSpan(0, length))), bytes.Length);
    }

    /// <summary>
    /// Whether two files mean the same to a run. Same bytes always do, also where one digest was noted by an earlier version, which took more of a file for its content.
    /// </summary>
    /// <param name="other">The other file's digest.</param>
    public bool MeansTheSameAs(FileDigest other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Content == other.Content || Sha256 == other.Sha256;
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

    /// <summary>Takes a member out of the outermost object of JSON without white space, with the comma that parted it from the rest.</summary>
    /// <returns>The length that is left; all of it where there is no such member.</returns>
    private static int Without(ReadOnlySpan<byte> name, Span<byte> json)
    {
        if (json.IsEmpty || json[0] != (byte)'{')
        {
            return json.Length;
        }

        int depth = 1, member = 1;
        bool quoted = false;
        for (int i = 1; i < json.Length; i++)
        {
            byte b = json[i];
            if (quoted || b == '"')
            {
                i += quoted && b == '\\' ? 1 : 0;
                quoted = quoted != (b == '"');
                continue;
            }

            depth += b is (byte)'{' or (byte)'[' ? 1 : b is (byte)'}' or (byte)']' ? -1 : 0;
            bool last = depth == 0;
            if (!last && (depth > 1 || b != ','))
            {
                continue;
            }

            if (json[member..i].StartsWith(name))
            {
                int from = last && member > 1 ? member - 1 : member, rest = last ? i : i + 1;
                json[rest..].CopyTo(json[from..]);
                return json.Length - (rest - from);
            }

            if (last)
            {
                break;
            }

            member = i + 1;
        }

        return json.Length;
    }
}
