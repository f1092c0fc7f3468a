using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Opening;

/// <summary>Names of files that must lie in the locality's own folder.</summary>
internal static class LocalFile
{
    private static readonly char[] Forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0'];

    /// <summary>Whether a text is a plain file name: no separators, no way up, nothing that some system refuses.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= 120 && name.Trim() == name && name is not ("." or "..") && name.IndexOfAny(Forbidden) < 0 && !name.Any(char.IsControl)
        && !name.EndsWith('.');

    /// <summary>Reports PLN0502 unless the text is a plain file name.</summary>
    public static bool Check(string name, SourceSpan span, string what, DiagnosticBag diagnostics)
    {
        if (IsPlain(name))
        {
            return true;
        }

        diagnostics.Error("PLN0502", span, $"{what} '{name}' must be the name of a file in the locality's own folder, without a path");
        return false;
    }

    /// <summary>A path in the form the user would write it: the folder and the file joined by '/', unless the folder is the current one.</summary>
    public static string In(string folder, string name) => folder.Length == 0 || folder == "." ? name : folder.EndsWith('/') ? folder + name : folder + "/" + name;
}
