using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Planner.Acceptance;

/// <summary>Journeys of the three kinds of user through the workbench, keys in and screens out, in a real terminal (tmux).</summary>
public sealed partial class WorkbenchJourneyTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("planner-workbench-").FullName;
    private readonly DataCopy copy = Repository.Copy();

    // Few replicates, so that results are there soon.
    public WorkbenchJourneyTests() => DataCopy.Replace(copy.ReferenceScenario, "\"replicates\": 2000", "\"replicates\": 20");

    private string Socket => Path.Combine(folder, "tmux");

    [TmuxFact]
    public void FirstStart_AsksLanguageAndUser_RemembersThem_AndGivesTheTerminalBack()
    {
        Open("LC_ALL=en_US.UTF-8", "", 80, 24);
        Assert.Contains("Chọn ngôn ngữ", Wait("English"), StringComparison.Ordinal);
        Keys("2");
        Wait("Who are you?");
        Keys("1");
        Wait("1. Under");
        Keys("Escape", "2");
        string matrix = Wait("BK-02");
        Assert.Contains("SYNTHETIC DATA", matrix, StringComparison.Ordinal);
        Assert.Contains(" q quit  ? actions", matrix, StringComparison.Ordinal);
        Keys("L");
        Wait("q thoát");
        Tmux("resize-window", "-t", "w", "-x", "50", "-y", "10");
        Wait("60×16");
        Tmux("resize-window", "-t", "w", "-x", "120", "-y", "40");
        Wait("q thoát");
        Keys("q");
        Wait("LEFT 0");
        Assert.Contains("\"language\": \"vi\"", File.ReadAllText(Path.Combine(folder, "config", "planner", "workbench.json")), StringComparison.Ordinal);
        AssertTerminalIsAsBefore();
    }

    [TmuxFact]
    public void Planner_DuplicatesTriesALeverSavesItAndTakesEverythingBack()
    {
        string header = Path.Combine(copy.Folder, "scenarios", "bac-kan", "locality.json");
        string before = File.ReadAllText(header);
        OpenConcluded("Planner", "en_US", 120, 40);
        Keys("d");
        Wait("Title of the copy");
        Keys("C-u");
        Tmux("send-keys", "-t", "w", "-l", "Thử một cách khác");
        Keys("Enter");
        Wait("Copied as");
        string file = Path.Combine(copy.Folder, "scenarios", "bac-kan", "thu-mot-cach-khac.scenario.json");
        Assert.Contains("Thử một cách khác", File.ReadAllText(file), StringComparison.Ordinal);
        Keys("7");
        Wait("Levers, starting from");
        Keys("Right", "Right");
        Wait("× 1.1");
        Wait("BK-01");
        Keys("w");
        Wait("Save as a new scenario");
        Tmux("send-keys", "-t", "w", "-l", "A tenth more");
        Keys("Enter");
        Wait("Saved as scenario");
        Assert.Contains("\"ntm\": 1.1", File.ReadAllText(Path.Combine(copy.Folder, "scenarios", "bac-kan", "a-tenth-more.scenario.json")), StringComparison.Ordinal);
        Keys("u");
        Wait("iles are as they were");
        Keys("u", "u", "u");
        Wait("iles are as they were");
        Assert.True(SpinWait.SpinUntil(() => !File.Exists(file), Patience));
        Assert.Equal(before, File.ReadAllText(header));
        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Leadership_OpensOnTargets_ReadsTheCardAndDrillsToCommunes()
    {
        OpenConcluded("Leadership", "vi_VN", 120, 40);
        Wait("Cần gì để đạt");
        Keys("/");
        Tmux("send-keys", "-t", "w", "-l", "nghiệp nông");
        Keys("Escape", "Escape");
        Keys("Enter");
        Wait("Cần lưu ý");
        Keys("Escape", "5");
        Wait("Tỷ lệ xã chưa đạt");
        Keys("Enter");
        Wait("Esc về mọi huyện");
        Keys("Enter");
        Assert.Contains("số tiêu chí đạt", Wait("đạt chuẩn đến cuối năm"), StringComparison.Ordinal);
        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Analyst_SavesAFaultThenMendsIt_SeesItInPlaceAndWhatTheChangeDoes()
    {
        OpenConcluded("Analyst", "en_US", 120, 40);
        Keys("6");
        Wait("Parameters (thresholds");
        string parameters = Path.Combine(copy.Rules, "criteria", "parameters.json");
        string sound = File.ReadAllText(parameters);
        File.WriteAllText(parameters, sound + "}");
        Wait("PLN0003");
        File.WriteAllText(parameters, sound);
        WaitGone("PLN0003");
        DataCopy.Replace(parameters, "\"value\": 75", "\"value\": 90");
        Assert.Contains("Communes judged otherwise", Wait("What the saved change does"), StringComparison.Ordinal);
        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Analyst_EditsAThresholdInItsTable_SeesTheFlipsSavesItAndTakesItBack()
    {
        string parameters = Path.Combine(copy.Rules, "criteria", "parameters.json"), before = File.ReadAllText(parameters);
        OpenConcluded("Analyst", "en_US", 120, 40);
        Keys("6", "/");
        Tmux("send-keys", "-t", "w", "-l", "healthIns");
        Wait("healthIns█");
        Keys("Enter", "e");
        Wait("Table of healthInsuranceShare");
        Tmux("send-keys", "-t", "w", "-l", "97.5");
        Keys("Enter");
        string effect = Wait("met → not met");
        Assert.Contains("*97.5", effect, StringComparison.Ordinal);
        Assert.Contains("By the thresholds of 2025", effect, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(parameters));
        Wait("Chances, of 100 futures", "No target");
        Keys("Escape");
        Wait("Drop the draft");
        Keys("Escape", "w");
        Wait("Why these values?");
        Keys("C-u");
        Tmux("send-keys", "-t", "w", "-l", "Thử mức cao hơn");
        Keys("Enter");
        Wait("Wrote ");
        string saved = File.ReadAllText(parameters);
        int value = before.IndexOf("\"value\": 90,", before.IndexOf("\"healthInsuranceShare\"", StringComparison.Ordinal), StringComparison.Ordinal);
        int end = before.IndexOf(" } }", value, StringComparison.Ordinal) + 2;
        Assert.Equal(before[..value] + "\"value\": 97.5, \"assumption\": \"Thử mức cao hơn\"" + before[end..], saved);
        Wait("97.5");
        Keys("u");
        Wait("as they were");
        Assert.Equal(before, File.ReadAllText(parameters));
        Keys("Escape", "q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Analyst_AsksWhatATargetDependsOn_StopsAShareOfVarianceAndExportsIt()
    {
        OpenConcluded("Analyst", "en_US", 120, 40);
        Keys("8");
        Wait("r starts it for");
        Keys("e", "r");
        Wait("What matters most", "Nothing that changes alone");
        Wait("26 of 26 moved");
        Keys("Right");
        Wait("/18");
        Keys("f");
        Wait("levers of management; quick");
        Keys("Enter");
        Wait("One at a time: how");
        Keys("Escape");
        WaitGone("One at a time: how");
        Keys("f", "f", "f", "m", "m", "e", "r");
        Wait("of 4,096 rows");
        Keys("s");
        Wait("stopped:");
        Keys("x");
        Wait("Export to files");
        Keys("1");
        Wait("Written:");
        string[] written = Directory.GetFiles(Path.Combine(copy.Folder, "out", "bac-kan"), "workbench-sensitivity-*");
        Assert.Equal([".csv", ".svg", ".txt"], written.Select(Path.GetExtension).Order());
        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Leadership_WritesTheReportOfAllAndOfSomeScenarios_TheSameBytesAsTheCommand()
    {
        OpenConcluded("Leadership", "vi_VN", 120, 40);
        Keys("1");
        string header = File.ReadAllText(Path.Combine(copy.Locality, "locality.json"));
        string[] names = [.. Regex.Matches(header, "[a-z0-9-]+\\.scenario\\.json").Select(m => "scenarios/bac-kan/" + m.Value)];
        foreach (string[] paths in new string[][] { ["scenarios/bac-kan"], names[1..] })
        {
            // What is chosen under x says what it would write as soon as the comparison is there.
            int compared = paths.Length == 1 ? names.Length : paths.Length;
            Keys("x", "Down");
            Wait($"của {compared} kịch bản đang so sánh");
            Keys("Enter");
            Wait($"report.html ({compared} kịch bản, ");
            string theirs = Path.Combine(folder, "report.html"), ours = Path.Combine(copy.Folder, "out", "bac-kan", "report.html");
            var start = new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "planner.dll"), "report", .. paths, "--runs", "20", "--seed", "20211231", "--lang", "vi", "--no-store", "--quiet", "--out", theirs])
            {
                WorkingDirectory = copy.Folder,
            };
            using Process command = Process.Start(start)!;
            command.WaitForExit();
            Assert.Equal(0, command.ExitCode);
            Assert.Equal(File.ReadAllText(theirs), File.ReadAllText(ours));
            Keys("Space");
        }

        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Suspended_AndBroughtBack_ShowsTheShellThenTheSameScreen()
    {
        Remember("Planner");
        Tmux("new-session", "-d", "-s", "w", "-x", "80", "-y", "24", "-c", copy.Folder, "env PS1='ready> ' bash --norc --noprofile -i");
        Wait("ready>");
        Tmux("send-keys", "-t", "w", "-l", $"XDG_CONFIG_HOME='{folder}/config' LC_ALL=en_US.UTF-8 dotnet '{Path.Combine(AppContext.BaseDirectory, "planner.dll")}' --lang en");
        Keys("Enter");
        Wait("1. Under");
        Keys("C-z");
        Wait("Stopped");
        Tmux("send-keys", "-t", "w", "-l", "fg");
        Keys("Enter");
        Assert.DoesNotContain("ready>", Wait("1. Under"), StringComparison.Ordinal);
        Keys("Escape");
        WaitGone("1. Under");
        Keys("q");
        Wait("ready>");
    }

    [TmuxFact]
    public void Planner_SearchesForABetterPlan_StopsItAndSavesItAsAScenario()
    {
        OpenConcluded("Planner", "vi_VN", 120, 40);
        Keys("9");
        Wait("cần làm tốt nhất điều gì");
        Keys("e", "r");
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    Thread.Sleep(50);
                    Match best = BestSoFar().Match(Tmux("capture-pane", "-p", "-t", "w"));
                    return best.Success && best.Groups[1].Value != best.Groups[2].Value;
                },
                Patience),
            "no plan better than the present one");
        Keys("s");
        Wait("quyết định so với");
        Keys("w");
        Wait("Lưu phương án thành kịch bản mới");
        Keys("C-u");
        Tmux("send-keys", "-t", "w", "-l", "Phương án thử");
        Keys("Enter");
        Wait("Đã lưu kịch bản");
        Assert.Contains("planner optimise", File.ReadAllText(Path.Combine(copy.Folder, "scenarios", "bac-kan", "phuong-an-thu.scenario.json")), StringComparison.Ordinal);
        Keys("1");
        Wait("Phương án thử");
        Keys("q");
        Wait("LEFT 0");
    }

    [TmuxFact]
    public void Stopped_FromOutsideAndContinued_ReadsKeysAsBefore()
    {
        Remember("Planner");
        Open("LC_ALL=en_US.UTF-8", "", 80, 24);
        Wait("1. Under");
        string process = File.ReadAllText(Path.Combine(folder, "pid")).Trim();
        Process.Start("kill", ["-STOP", process])!.WaitForExit();
        Process.Start("kill", ["-CONT", process])!.WaitForExit();
        Keys("Escape");
        WaitGone("1. Under");
        Keys("2");
        Assert.DoesNotContain("^[", Wait("BK-02"), StringComparison.Ordinal);
        Keys("q");
        Wait("LEFT 0");
        AssertTerminalIsAsBefore();
    }

    [TmuxFact]
    public void Stopped_FromOutside_GivesTheTerminalToTheShellAndComesBack()
    {
        Remember("Planner");
        Tmux("new-session", "-d", "-s", "w", "-x", "80", "-y", "24", "-c", copy.Folder, "env PS1='ready> ' bash --norc --noprofile -i");
        Wait("ready>");
        Tmux("send-keys", "-t", "w", "-l", $"XDG_CONFIG_HOME='{folder}/config' LC_ALL=en_US.UTF-8 sh -c 'echo $$ > \"{folder}/pid\"; exec dotnet \"{Path.Combine(AppContext.BaseDirectory, "planner.dll")}\" --lang en'");
        Keys("Enter");
        Wait("1. Under");
        Signal("-TSTP");
        Wait("Stopped");

        // The shell reads lines again: what is typed is echoed.
        Tmux("send-keys", "-t", "w", "-l", "stty -a | tr ';' '\\n' | grep -c -- ' icanon\\| echo '; fg");
        Keys("Enter");
        Assert.DoesNotContain("ready>", Wait("1. Under"), StringComparison.Ordinal);
        Keys("Escape");
        WaitGone("1. Under");
        Keys("q");
        Wait("ready>");
    }

    [TmuxFact]
    public void Worker_FailsOnAFault_TheScreenSaysSoWithTheLogAndLivesOn()
    {
        OpenConcluded("Analyst", "en_US", 160, 40);
        Keys("6", "/");
        Tmux("send-keys", "-t", "w", "-l", "healthIns");
        Wait("healthIns█");
        Keys("Enter", "e");
        Wait("Table of healthInsuranceShare");

        // The folder of rules goes away under the hands of the worker that looks through it.
        Directory.Move(copy.Rules, copy.Rules + "-away");
        Tmux("send-keys", "-t", "w", "-l", "97");
        Keys("Enter");
        Wait("workbench.log", "you can go on");
        Directory.Move(copy.Rules + "-away", copy.Rules);
        string log = Path.Combine(folder, "config", "planner", "workbench.log");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(log), Patience));
        Assert.Contains("DirectoryNotFoundException", File.ReadAllText(log), StringComparison.Ordinal);
        Keys("=");
        Tmux("send-keys", "-t", "w", "-l", "98");
        Keys("Enter");
        Wait("met → not met");
        Keys("q");
        Wait("Leave although");
        Keys("2");
        Wait("LEFT 0");
        AssertTerminalIsAsBefore();
    }

    [TmuxFact]
    public void Interrupted_FromOutside_LeavesWith130AndTheTerminalAsBefore() => Ends("-INT", 130);

    [TmuxFact]
    public void HungUp_FromOutside_LeavesWith129AndTheTerminalAsBefore() => Ends("-HUP", 129);

    [TmuxFact]
    public void Terminated_FromOutside_LeavesWith143AndTheTerminalAsBefore() => Ends("-TERM", 143);

    [TmuxFact]
    public void Killed_WithItsTerminal_EndsAndLeavesNoHalfWrittenFile()
    {
        Remember("Planner");
        Open("LC_ALL=en_US.UTF-8", "", 80, 24);
        Wait("Differs from", "Stands on", "1. Under");
        int process = int.Parse(File.ReadAllText(Path.Combine(folder, "pid")), System.Globalization.CultureInfo.InvariantCulture);
        Tmux("kill-server");
        Assert.True(SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{process}"), Patience), "the process lives on without its terminal");
        Assert.Empty(Directory.EnumerateFiles(copy.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    [TmuxFact]
    public void Ascii_AndDumbTerminal_ShowNoOtherCharacter()
    {
        Remember("Planner");
        Open("LC_ALL=C TERM=dumb PLANNER_STORE=none", "--lang vi", 80, 24);
        Wait("1. Voi kich ban");
        Keys("Escape", "2");
        string shown = Wait("BK-02");
        Assert.All(shown, c => Assert.True(c < 128, $"'{c}'"));
        Keys("q");
        Wait("LEFT 0");
    }

    public void Dispose()
    {
        Tmux("kill-server");
        copy.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Ends(string signal, int exit)
    {
        Remember("Planner");
        Open("LC_ALL=en_US.UTF-8", "", 80, 24);
        Wait("1. Under");
        Signal(signal);
        Wait(FormattableString.Invariant($"LEFT {exit}"));
        AssertTerminalIsAsBefore();
        Assert.Empty(Directory.EnumerateFiles(copy.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    private void Signal(string signal) => Process.Start("kill", [signal, File.ReadAllText(Path.Combine(folder, "pid")).Trim()])!.WaitForExit();

    private void Remember(string user)
    {
        Directory.CreateDirectory(Path.Combine(folder, "config", "planner"));
        File.WriteAllText(Path.Combine(folder, "config", "planner", "workbench.json"), $$"""{ "user": "{{user}}" }""");
    }

    // As a user of that kind who has been here before; the first conclusion was there and is put away.
    private void OpenConcluded(string user, string locale, int width, int height)
    {
        string conclusion = locale.StartsWith("vi", StringComparison.Ordinal) ? "1. Với kịch bản" : "1. Under";
        Remember(user);
        Open($"LC_ALL={locale}.UTF-8", "", width, height);
        Wait(conclusion);
        Keys("Escape");
        WaitGone(conclusion);
    }

    private void Open(string variables, string options, int width, int height)
    {
        // What was remembered holds no language here: the locale's counts where one was asked for, else the first question is answered.
        bool asked = File.Exists(Path.Combine(folder, "config", "planner", "workbench.json"));
        string language = !asked || options.Contains("--lang", StringComparison.Ordinal) ? "" : variables.Contains("vi_VN", StringComparison.Ordinal) ? "--lang vi" : "--lang en";
        string command = Path.Combine(AppContext.BaseDirectory, "planner.dll");
        Tmux(
            "new-session", "-d", "-s", "w", "-x", FormattableString.Invariant($"{width}"), "-y", FormattableString.Invariant($"{height}"), "-c", copy.Folder,
            $"stty -a > '{folder}/before'; XDG_CONFIG_HOME='{folder}/config' {variables} sh -c 'echo $$ > \"{folder}/pid\"; exec dotnet \"{command}\" {options} {language}'; echo LEFT $?; stty -a > '{folder}/after'; sleep 600");
    }

    private void AssertTerminalIsAsBefore()
    {
        string after = Path.Combine(folder, "after");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(after) && new FileInfo(after).Length > 0, Patience));
        static string Modes(string file) => string.Join('\n', File.ReadAllLines(file).Skip(1));
        Assert.Equal(Modes(Path.Combine(folder, "before")), Modes(after));
    }

    private void Keys(params string[] keys) => Tmux(["send-keys", "-t", "w", .. keys]);

    private string Wait(params string[] any)
    {
        string shown = "";
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(50);
                return (shown = Tmux("capture-pane", "-p", "-t", "w")).Length > 0 && any.Any(text => shown.Contains(text, StringComparison.Ordinal));
            },
            Patience), $"waited for '{string.Join("' or '", any)}', saw:\n{shown}");
        return shown;
    }

    private void WaitGone(string text) => Assert.True(SpinWait.SpinUntil(
        () =>
        {
            Thread.Sleep(50);
            return !Tmux("capture-pane", "-p", "-t", "w").Contains(text, StringComparison.Ordinal);
        },
        Patience), $"'{text}' stays");

    private string Tmux(params string[] args)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-S", Socket, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process tmux = Process.Start(start)!;
        string shown = tmux.StandardOutput.ReadToEnd();
        tmux.WaitForExit();
        return shown;
    }

    [GeneratedRegex(@"tốt nhất đến nay ([\d.,]+) \(hiện tại ([\d.,]+)\)")]
    private static partial Regex BestSoFar();
}
