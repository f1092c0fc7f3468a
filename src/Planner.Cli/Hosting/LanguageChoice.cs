using Planner.Rules.Pack;

namespace Planner.Cli.Hosting;

/// <summary>Chooses the language the command speaks.</summary>
internal static class LanguageChoice
{
    /// <summary>What <c>--lang</c> says, else the first locale variable that is set (LC_ALL, LC_MESSAGES, LANG), else the system's culture; <c>vi…</c> is
    /// Vietnamese, everything else English.</summary>
    /// <param name="option">The value of <c>--lang</c>; null when it is absent or is no language (which is reported elsewhere).</param>
    /// <param name="host">The surroundings.</param>
    public static Language Of(string? option, CommandHost host)
    {
        if (Named(option) is { } language)
        {
            return language;
        }

        foreach (string name in (string[])["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (host.Variable(name) is { Length: > 0 } locale)
            {
                return FromLocale(locale);
            }
        }

        return FromLocale(host.SystemCulture.Name);
    }

    /// <summary>The language a value of <c>--lang</c> names, or null.</summary>
    /// <param name="option">The value.</param>
    public static Language? Named(string? option) => option switch
    {
        "vi" => Language.Vietnamese,
        "en" => Language.English,
        _ => null,
    };

    private static Language FromLocale(string locale) =>
        locale.StartsWith("vi", StringComparison.OrdinalIgnoreCase) && (locale.Length == 2 || locale[2] is '_' or '-' or '.' or '@')
            ? Language.Vietnamese
            : Language.English;
}
