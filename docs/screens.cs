#!/usr/bin/env dotnet
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false

// Makes the pictures of the user guides: runs the command and the workbench as a reader would, in a real terminal (tmux), and writes what stands there as SVG.
//
//     dotnet build src/Planner.Cli -c Release
//     dotnet run docs/screens.cs -- [--planner src/Planner.Cli/bin/Release/net10.0/planner] [--only NAME]…
//
// Needs tmux. Runs are kept in a store of its own in the temporary folder, so that a second time takes seconds.
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

const int Columns = 108, Rows = 34;
string root = Directory.GetCurrentDirectory();
string planner = Path.Combine(root, "src", "Planner.Cli", "bin", "Release", "net10.0", "planner");
var only = new List<string>();
for (int i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--planner" when i + 1 < args.Length:
            planner = Path.GetFullPath(args[++i]);
            break;
        case "--only" when i + 1 < args.Length:
            only.Add(args[++i]);
            break;
        default:
            Console.Error.WriteLine("usage: dotnet run docs/screens.cs -- [--planner PATH] [--only NAME]… (from the root of the clone)");
            return 2;
    }
}

string folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "planner-screens")).FullName;
string store = Path.Combine(folder, "runs"), socket = Path.Combine(folder, "tmux"), images = Path.Combine(root, "docs", "images");

// Name, keys after the command has started, what must stand on the screen before it is taken: in Vietnamese, in English.
(string Name, string Command, string[] Keys, string Vi, string En)[] screens =
[
    ("compare", "compare scenarios/bac-kan --no-charts --out {out}", [], "Khả năng đạt từng mục tiêu", "How likely each target is"),
    ("explain", "explain scenarios/bac-kan --commune BB-01 --year 2020", [], "CHƯA ĐẠT", "NOT MET"),
    ("workbench-compare", "", ["2"], " 10\n", " 10\n"),
    ("workbench-targets", "", ["3"], "BK-01", "BK-01"),
    ("workbench-communes", "", ["4"], "BB-01", "BB-01"),
    ("workbench-levers", "", ["7"], "giải ngân", "disburse"),

    // Quick ones, carried to their end.
    ("workbench-sensitivity", "", ["8", "e", "r"], "đã xét 26/26", "26 of 26 moved"),
    ("workbench-optimise", "", ["9", "e", "Right", "r"], "quyết định so với", "decisions against"),
];
int missing = 0;
foreach ((string name, string command, string[] keys, string vi, string en) in screens.Where(s => only.Count == 0 || only.Contains(s.Name)))
{
    foreach ((string language, string awaited) in (ReadOnlySpan<(string, string)>)[("vi", vi), ("en", en)])
    {
        string screen = command.Length > 0 ? OfCommand(command, language) : OfWorkbench(keys, language, awaited);
        if (!Plain(screen).Contains(awaited, StringComparison.Ordinal))
        {
            Console.Error.WriteLine($"{name}.{language}: '{awaited}' did not appear");
            missing++;
            continue;
        }

        string file = Path.Combine(images, $"guide-{name}.{language}.svg");
        File.WriteAllText(file, Svg(screen, command.Length > 0 ? "planner " + command.Replace(" --out {out}", "", StringComparison.Ordinal) : null, language));
        Console.WriteLine($"{file}  {new FileInfo(file).Length / 1000} kB");
    }
}

return missing == 0 ? 0 : 1;

// What a command prints, as long as the picture.
string OfCommand(string command, string language)
{
    var start = new ProcessStartInfo(planner) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
    foreach (string argument in $"{command.Replace("{out}", Path.Combine(folder, "out"), StringComparison.Ordinal)} --lang {language}{(command.StartsWith("compare", StringComparison.Ordinal) ? " --store " + store : "")}".Split(' '))
    {
        start.ArgumentList.Add(argument);
    }

    start.Environment["COLUMNS"] = "96";
    using Process process = Process.Start(start)!;
    Task<string> errors = process.StandardError.ReadToEndAsync();
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? string.Join('\n', output.Split('\n').SelectMany(Wrapped).Take(Rows + 2)) : throw new InvalidOperationException(errors.Result);
}

string OfWorkbench(string[] keys, string language, string awaited)
{
    bool first = !Directory.Exists(Path.Combine(folder, "config"));
    Tmux("kill-server");
    Tmux("new-session", "-d", "-s", "w", "-x", Columns.ToString(CultureInfo.InvariantCulture), "-y", Rows.ToString(CultureInfo.InvariantCulture),
        $"cd '{root}' && PLANNER_STORE='{store}' XDG_CONFIG_HOME='{folder}/config' LC_ALL=C.UTF-8 COLORTERM=truecolor '{planner}' --lang {language}");
    try
    {
        // The first start asks who is there; afterwards it is remembered.
        if (first)
        {
            Settle(TimeSpan.FromSeconds(30), s => s.Contains("›1", StringComparison.Ordinal));
            Tmux("send-keys", "-t", "w", "1");
            Tmux("send-keys", "-t", "w", "Enter");
        }

        // The conclusion stands when the runs are done; only then every screen has its numbers.
        Settle(TimeSpan.FromSeconds(300), s => s.Contains("BK-", StringComparison.Ordinal));
        foreach (string key in keys)
        {
            Tmux("send-keys", "-t", "w", key);
        }

        return Settle(TimeSpan.FromSeconds(120), s => s.Contains(awaited, StringComparison.Ordinal));
    }
    finally
    {
        Tmux("kill-server");
    }
}

// The screen when what is awaited stands there and nothing has moved for two seconds.
string Settle(TimeSpan most, Func<string, bool> there)
{
    var watch = Stopwatch.StartNew();
    string before = "";
    int still = 0;
    while (watch.Elapsed < most)
    {
        Thread.Sleep(250);
        string now = Tmux("capture-pane", "-e", "-p", "-t", "w");
        still = now == before && there(Plain(now)) ? still + 1 : 0;
        before = now;
        if (still == 8)
        {
            break;
        }
    }

    return before;
}

string Tmux(params string[] arguments)
{
    var start = new ProcessStartInfo("tmux", ["-u", "-S", socket, "-f", "/dev/null", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
    using Process process = Process.Start(start)!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return output;
}

// A terminal would break the long sentences of a conclusion anywhere; here they are broken between words.
static IEnumerable<string> Wrapped(string line)
{
    const int Most = 96;
    for (string lead = ""; ; lead = "   ")
    {
        if (line.Length + lead.Length <= Most || line.LastIndexOf(' ', Most - lead.Length) is var cut && cut <= 0)
        {
            yield return lead + line;
            yield break;
        }

        yield return lead + line[..cut];
        line = line[(cut + 1)..];
    }
}

static string Plain(string text) => Escapes().Replace(text, "");

// Text stays text: each run of cells of one look is one text element, held to its width, so that any monospaced font fits.
static string Svg(string screen, string? prompt, string language)
{
    const double Cell = 8.4, Line = 18, Margin = 12;
    List<string> lines = [.. screen.TrimEnd('\n').Split('\n')];
    if (prompt is not null)
    {
        lines.Insert(0, $"\e[1m$ {prompt}{(language == "en" ? " --lang en" : "")}\e[0m");
    }

    while (lines.Count > 1 && Plain(lines[^1]).Trim().Length == 0)
    {
        lines.RemoveAt(lines.Count - 1);
    }

    int columns = Math.Max(prompt is null ? Columns : 96, lines.Max(l => new StringInfo(Plain(l)).LengthInTextElements));
    double width = Math.Ceiling(columns * Cell + 2 * Margin), height = lines.Count * Line + 2 * Margin;
    var svg = new StringBuilder();
    svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"'Noto Sans Mono','JetBrains Mono',FreeMono,monospace\" font-size=\"14\">\n");
    svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"#10161d\"/>\n");
    for (int row = 0; row < lines.Count; row++)
    {
        int column = 0;
        var look = new Look("#d8dee6", null, false);
        foreach (Match part in Parts().Matches(lines[row]))
        {
            if (part.Value[0] == '\e')
            {
                look = part.Value[^1] == 'm' ? look.With(part.Value[2..^1]) : look;
                continue;
            }

            int cells = new StringInfo(part.Value).LengthInTextElements;
            double x = Margin + column * Cell, y = Margin + row * Line;
            if (look.Ground is { } ground)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{cells * Cell:0.#}\" height=\"{Line}\" fill=\"{ground}\"/>\n");
            }

            string text = part.Value.TrimEnd(' ');
            int lead = text.Length - text.TrimStart(' ').Length;
            text = text.TrimStart(' ');
            if (text.Length > 0)
            {
                string escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("  ", " \u00A0", StringComparison.Ordinal);
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + lead * Cell:0.#}\" y=\"{y + 13.5:0.#}\" fill=\"{look.Ink}\"{(look.Bold ? " font-weight=\"bold\"" : "")} textLength=\"{new StringInfo(text).LengthInTextElements * Cell:0.#}\" lengthAdjust=\"spacingAndGlyphs\">{escaped}</text>\n");
            }

            column += cells;
        }
    }

    return svg.Append("</svg>\n").ToString();
}

internal sealed record Look(string Ink, string? Ground, bool Bold)
{
    private static readonly string[] Sixteen =
    [
        "#10161d", "#e06c75", "#7fbf6a", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee6", "#6b7684", "#ff8b94", "#98d982", "#ffd68a", "#82c7ff", "#dd9bf0", "#7ad7e3", "#ffffff",
    ];

    public Look With(string codes)
    {
        int[] c = [.. codes.Split(';').Select(t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0)];
        Look look = this;
        for (int i = 0; i < c.Length; i++)
        {
            look = c[i] switch
            {
                0 => new Look("#d8dee6", null, false),
                1 => look with { Bold = true },
                22 => look with { Bold = false },
                7 => look with { Ink = look.Ground ?? "#10161d", Ground = look.Ink },
                39 => look with { Ink = "#d8dee6" },
                49 => look with { Ground = null },
                >= 30 and <= 37 => look with { Ink = Sixteen[c[i] - 30] },
                >= 90 and <= 97 => look with { Ink = Sixteen[c[i] - 82] },
                >= 40 and <= 47 => look with { Ground = Sixteen[c[i] - 40] },
                38 when i + 4 < c.Length && c[i + 1] == 2 => look with { Ink = $"#{c[i + 2]:x2}{c[i + 3]:x2}{c[i + 4]:x2}" },
                48 when i + 4 < c.Length && c[i + 1] == 2 => look with { Ground = $"#{c[i + 2]:x2}{c[i + 3]:x2}{c[i + 4]:x2}" },
                _ => look,
            };
            i += c[i] is 38 or 48 && i + 1 < c.Length ? c[i + 1] == 2 ? 4 : 2 : 0;
        }

        return look;
    }
}

internal static partial class Program
{
    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escapes();

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|[^\e]+")]
    private static partial Regex Parts();
}
