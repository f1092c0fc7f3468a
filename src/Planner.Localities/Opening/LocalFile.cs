using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Opening;

/// <summary>Names of files that must lie in the locality's own folder.</summary>
internal static class LocalFile
{
    private static readonly char[] Forbidden = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0'];

    /// <summary>Whether a text is a plain file name: no separators, no way up, nothing that some system refuses.</summary>
    public static bool IsPlain(string name) =>
        name.Length is > 0 and <= 120 && name.Trim() == name && name is not ("." or "..") && name.IndexOfAny(Forbidden) < 0 && !name.Any(c => char.IsControl(c) || PrintableText.IsHarmful(c))
        && !name.EndsWith('.') && !DeviceName.Is(name);

    /// <summary>Reports PLN0502 unless the text is a plain file name.</summary>
    public static bool Check(string name, SourceSpan span, string what, DiagnosticBag diagnostics)
    {
        if (IsPlain(name))
        {
            return true;
        }

        diagnostics.Error("PLN0502", span, $"{what} '{name}' must be the name of a file in the locality's own folder, without a path, and none that Windows keeps for devices");
        return false;
    }

    /// <summary>Reports PLN0502 unless the text can be the name of a folder on every system: results go into folders called by the locality's id.</summary>
    public static bool CheckId(string id, SourceSpan span, DiagnosticBag diagnostics)
    {
        if (IsPlain(id))
        {
            return true;
        }

        diagnostics.Error("PLN0502", span, $"the locality's id '{id}' names its folder of results and must be a plain name without a path, none that Windows keeps for devices, such as 'bac-kan'");
        return false;
    }

    /// <summary>A path in the form the user would write it: the folder and the file joined by '/', unless the folder is the current one.</summary>
    public static string In(string folder, string name) => folder.Length == 0 || folder == "." ? name : folder.EndsWith('/') ? folder + name : folder + "/" + name;

    /// <summary>
    /// Like <see cref="In"/>, with each <c>..</c> taken together with the folder before it, so that messages show the path a user would write:
    /// <c>rules</c>, not <c>scenarios/bac-kan/../../rules</c>. Behind a symbolic link <c>..</c> leads elsewhere; then the path stays as it is.
    /// </summary>
    public static string Folded(string folder, string name)
    {
        string path = In(folder, name).Replace('\\', '/');
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part != ".." || parts.Count == 0 || parts[^1] is ".." or "")
            {
                if (part != ".")
                {
                    parts.Add(part);
                }

                continue;
            }

            if (new DirectoryInfo(string.Join('/', parts)).LinkTarget is not null)
            {
                return path;
            }

            parts.RemoveAt(parts.Count - 1);
        }

        return parts.Count == 0 ? "." : string.Join('/', parts);
    }
}
