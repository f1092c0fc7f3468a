using System.Security.Cryptography;
using System.Text;
using Planner.Rules.Documents;

namespace Planner.Simulation.Storing;

/// <summary>Names of files made of ids that stand in somebody's file: a name that every system takes, in the folder it is put into and nowhere else.</summary>
public static class SafeFileName
{
    // With an ending, and with what a temporary name adds, still below the 255 bytes that file systems take.
    private const int MostBytes = 120;
    private const int DigestLength = 8;

    /// <summary>A part of a file's name. Ids of letters, digits, '-', '_' and '.' stay as they are; any other is told apart from those that look alike by a few digits of its digest.</summary>
    /// <param name="id">The id.</param>
    public static string Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var name = new StringBuilder();
        int bytes = 0;
        foreach (Rune rune in id.EnumerateRunes())
        {
            bool plain = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark || rune.Value is '-' or '_' or '.';
            bytes += plain ? rune.Utf8SequenceLength : 1;
            if (bytes > MostBytes)
            {
                break;
            }

            name.Append(plain ? rune.ToString() : "-");
        }

        // Some systems compare names in one normal form, others as they are.
        string safe = name.ToString().Normalize(NormalizationForm.FormC).Trim('.');
        safe = safe.Length == 0 ? "-" : DeviceName.Is(safe) ? "_" + safe : safe;
        return safe == id ? safe : safe + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(id)))[..DigestLength];
    }
}
