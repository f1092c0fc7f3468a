using System.Globalization;
using System.Text;
using System.Text.Json;
using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Scenarios;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Drafts;
using Planner.Rules.Pack;
using Planner.Simulation.Explaining;
using Planner.Simulation.Storing;
using Planner.Workbench.Sessions;

namespace Planner.Cli.Commands;

/// <summary><c>planner draft</c>: an analyst's changes of rule files, kept beside the official files and never written over them.</summary>
internal static class DraftCommand
{
    private const string DefaultFolder = "rules";
    private const string ParametersFile = "criteria/parameters.json";

    private static readonly string[] Actions = ["set", "list", "show", "enact", "drop"];

    private static readonly ArgumentSpec Action = new("ACTION", Many: false, Phrase.ArgumentDraftAction);
    private static readonly ArgumentSpec Words = new("WHAT", Many: true, Phrase.ArgumentDraftWords, Optional: true);
    private static readonly OptionSpec Year = new("--year", "Y", Phrase.OptionDraftYear);
    private static readonly OptionSpec LastYear = new("--to", "Y", Phrase.OptionDraftTo);
    private static readonly OptionSpec Region = new("--region", "R", Phrase.OptionDraftRegion);
    private static readonly OptionSpec NewValue = new("--value", "V", Phrase.OptionDraftValue);
    private static readonly OptionSpec Expression = new("--expression", "TEXT", Phrase.OptionDraftExpression);
    private static readonly OptionSpec Law = new("--law", "TEXT", Phrase.OptionDraftLaw);
    private static readonly OptionSpec Clause = new("--clause", "TEXT", Phrase.OptionDraftClause);
    private static readonly OptionSpec Effective = new("--effective", "YYYY-MM-DD", Phrase.OptionDraftEffective);
    private static readonly OptionSpec Note = new("--note", "TEXT", Phrase.OptionDraftNote);
    private static readonly OptionSpec Name = new("--name", "NAME", Phrase.OptionDraftName);
    private static readonly OptionSpec Replace = new("--replace", null, Phrase.OptionDraftReplace);
    private static readonly OptionSpec Communes = new("--communes", "DIR", Phrase.OptionDraftCommunes);

    public static readonly CommandSpec Spec = new(
        "draft",
        Phrase.AboutDraft,
        Phrase.HelpDraft,
        [Action, Words],
        [Year, LastYear, Region, NewValue, Expression, Law, Clause, Effective, Note, Name, Replace, Communes, SharedOptions.Json],
        Run);

    private static int Run(CommandCall call)
    {
        string action = call.Values(Action)[0];
        IReadOnlyList<string> words = call.Values(Words);
        return action switch
        {
            "set" => Set(call, words),
            "list" => List(call, words),
            "show" => Show(call, words),
            "enact" => Enact(call, words),
            "drop" => Drop(call, words),
            _ => throw new UsageException(Phrase.DraftActionUnknown, action, NearestName.Of(action, Actions) ?? Actions[0], string.Join(", ", Actions)),
        };
    }

    private static int Set(CommandCall call, IReadOnlyList<string> words)
    {
        if (words.Count != 2)
        {
            throw new UsageException(Phrase.DraftSetUsage);
        }

        string folder = FolderOf(words[0]);
        (string official, DraftChange change) = Change(call, folder, words[1]);
        string name = call.Value(Name) ?? Plain(change.Parameter ?? change.Rule ?? change.Member!);
        if (name.Length == 0 || name == "all" || name != Plain(name))
        {
            throw new UsageException(Phrase.DraftNameUnfit, name);
        }

        var empty = DraftFile.Of(folder, official, name);
        IReadOnlyList<DraftFile> files = InputFiles.Read(call, diagnostics => DraftFolder.Read(folder, diagnostics));
        DraftFile file = files.FirstOrDefault(f => f.Path == empty.Path) ?? empty;
        if (file.Same(change) is { } old && !call.Has(Replace))
        {
            throw new UsageException(Phrase.DraftExists, file.Path, old.Target, old.ValueText, Replace.Name);
        }

        Save(call, folder, file.With(change));
        return ExitCode.Done;
    }

    private static int List(CommandCall call, IReadOnlyList<string> words)
    {
        string folder = FolderOf(Last(words, 1));
        IReadOnlyList<DraftFile> files = InputFiles.Read(call, diagnostics => DraftFolder.Read(folder, diagnostics));
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(DraftDocument.Write(files, [], null));
            return ExitCode.Done;
        }

        if (files.Count == 0)
        {
            call.Host.Out.WriteLine(call.Texts.Format(Phrase.DraftNone, folder));
        }

        new DraftText(call.Texts).Write(files, call.Host.Out);
        return ExitCode.Done;
    }

    private static int Show(CommandCall call, IReadOnlyList<string> words)
    {
        (string folder, string name, IReadOnlyList<DraftFile> files) = Named(call, words);
        IReadOnlyList<RulePack> packs = InputFiles.Read(call, diagnostics => RulesDirectory.Check(folder, DraftSelection.Of(name), diagnostics));
        IReadOnlyList<AppliedChange> applied = [.. packs[0].Changes.Where(c => c.Draft == name)];
        DraftFlips? flips = call.Value(Communes) is { } locality ? Flips(call, locality, name, files) : null;
        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(DraftDocument.Write(files, applied, flips));
            return ExitCode.Done;
        }

        var text = new DraftText(call.Texts);
        text.Write(files, applied, call.Host.Out);
        if (flips is not null)
        {
            text.Write(flips, call.Host.Out);
        }

        return ExitCode.Done;
    }

    private static int Enact(CommandCall call, IReadOnlyList<string> words)
    {
        (string folder, _, IReadOnlyList<DraftFile> files) = Named(call, words);
        string law = call.Value(Law) ?? throw new UsageException(Phrase.OptionMissing, Law.Name, Law.Value);
        string clause = call.Value(Clause) ?? throw new UsageException(Phrase.OptionMissing, Clause.Name, Clause.Value);
        DateOnly effective = Date(call) ?? throw new UsageException(Phrase.OptionMissing, Effective.Name, Effective.Value);
        Save(call, folder, [.. files.Select(f => f.Enacted(law, clause, effective))]);
        return ExitCode.Done;
    }

    private static int Drop(CommandCall call, IReadOnlyList<string> words)
    {
        (string folder, string name, IReadOnlyList<DraftFile> files) = Named(call, words);

        // What is law is not dropped by mistake.
        if (files.Any(f => f.Changes.Any(c => c.Status == DraftStatus.InForce)) && !call.Has(Replace))
        {
            throw new UsageException(Phrase.DraftInForce, name, Replace.Name);
        }

        Try(call, folder, files.ToDictionary(f => f.Path, _ => (string?)null), DraftSelection.None);
        foreach (DraftFile file in files)
        {
            File.Delete(file.Path);
            call.Host.Out.WriteLine(call.Texts.Format(Phrase.DraftDropped, file.Path));
        }

        return ExitCode.Done;
    }

    private static (string Official, DraftChange Change) Change(CommandCall call, string folder, string what)
    {
        string? value = call.Value(NewValue);
        string? expression = call.Value(Expression);
        if (value is null == expression is null)
        {
            throw new UsageException(Phrase.DraftOneValue);
        }

        int cut = what.IndexOf(':', StringComparison.Ordinal);
        string official = cut < 0 ? ParametersFile : what[..cut].Replace('\\', '/');
        if (cut < 0 && expression is not null)
        {
            throw new UsageException(Phrase.DraftNeedsFile, what);
        }

        official = official.EndsWith(".json", StringComparison.Ordinal) ? official : official + ".json";
        if (!File.Exists(Path.Combine(folder, official)))
        {
            IEnumerable<string> known = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'));
            throw new UsageException(Phrase.DraftNoFile, official, NearestName.Of(official, known) ?? ParametersFile);
        }

        string target = what[(cut + 1)..];
        bool parameter = cut < 0;
        SourceSpan place = SourceSpan.StartOf(what);
        int? year = (int?)call.Integer(Year, 1990, 2100);
        DateOnly? effective = Date(call);
        return parameter && year is null && effective is null
            ? throw new UsageException(Phrase.OptionMissing, Year.Name, Year.Value)
            : (official, new DraftChange
            {
                Parameter = parameter ? target : null,
                Region = parameter ? call.Value(Region) ?? DatedValue.AnyRegion : null,
                Rule = expression is not null ? target : null,
                Member = !parameter && expression is null ? target : null,
                WrittenFrom = year,
                To = parameter ? (int?)call.Integer(LastYear, 1990, 2100) : null,
                Value = expression is not null ? Json(JsonSerializer.Serialize(expression))! : Json(value!) ?? Json(JsonSerializer.Serialize(value))!,
                Law = call.Value(Law),
                Clause = call.Value(Clause),
                Effective = effective,
                Note = call.Value(Note),
                Span = place,
                TargetSpan = place,
            });
    }

    private static JsonValue? Json(string text) => JsonFile.Parse(NewValue.Name, Encoding.UTF8.GetBytes(text), new DiagnosticBag());

    private static DateOnly? Date(CommandCall call)
    {
        if (call.Value(Effective) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new UsageException(Phrase.DraftNoDate, text);
    }

    /// <summary>Checks the folder as it would be, then writes each file to a temporary name and renames it.</summary>
    private static void Save(CommandCall call, string folder, params IReadOnlyList<DraftFile> files)
    {
        var selection = DraftSelection.Of([.. files.Select(f => f.Name).Distinct(StringComparer.Ordinal)]);
        Dictionary<string, string?> texts = files.ToDictionary(f => f.Path, f => (string?)f.Text());
        Try(call, folder, texts, selection);
        foreach (DraftFile file in files)
        {
            AtomicFile.Write(file.Path, texts[file.Path]!);
        }

        if (call.Has(SharedOptions.Json))
        {
            call.Host.Out.Write(DraftDocument.Write(files, [], null));
        }
        else
        {
            new DraftText(call.Texts).Write(files, call.Host.Out);
        }
    }

    private static void Try(CommandCall call, string folder, Dictionary<string, string?> texts, DraftSelection selection)
    {
        // Findings about the official files are for 'planner check'; only what keeps the draft from being used counts here.
        _ = InputFiles.Read(call, diagnostics =>
        {
            var all = new DiagnosticBag();
            IReadOnlyList<RulePack>? packs = DraftFolder.Try(folder, texts, selection, all);
            foreach (Diagnostic fault in all.InFileOrder().Where(d => d.Severity == Severity.Error))
            {
                diagnostics.Add(fault);
            }

            return packs;
        });
    }

    private static DraftFlips Flips(CommandCall call, string path, string name, IReadOnlyList<DraftFile> files)
    {
        return InputFiles.Read(call, diagnostics =>
        {
            IReadOnlyList<ScenarioGroup> groups = ScenarioPaths.Resolve([path], diagnostics);
            if (diagnostics.HasErrors)
            {
                return null;
            }

            ScenarioGroup group = groups[0] with { ScenarioFiles = [groups[0].ScenarioFiles[0]] };
            if (ComparisonInputs.Load(group, diagnostics) is not { } official || ComparisonInputs.Load(group, diagnostics, DraftSelection.Of(name)) is not { } drafted)
            {
                return null;
            }

            int start = official.Locality.StartYear, end = official.Locality.EndYear;
            int first = files.SelectMany(f => f.Changes).Min(c => c.From) ?? start;
            int year = (int)(call.Integer(Year, start, end) ?? Math.Clamp(first, start, end));
            IReadOnlyList<CriterionFlip> flips = StartJudgement.Flips((official.Model, official.Scenarios[0]), (drafted.Model, drafted.Scenarios[0]), year);
            return new DraftFlips(official.Locality, year, flips);
        });
    }

    private static (string Folder, string Name, IReadOnlyList<DraftFile> Files) Named(CommandCall call, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            throw new UsageException(Phrase.ArgumentMissing, "NAME");
        }

        string folder = FolderOf(Last([.. words.Skip(1)], 1));
        IReadOnlyList<DraftFile> all = InputFiles.Read(call, diagnostics => DraftFolder.Read(folder, diagnostics));
        IReadOnlyList<DraftFile> files = [.. all.Where(f => f.Name == words[0])];
        string[] names = [.. all.Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        return files.Count > 0
            ? (folder, words[0], files)
            : throw new UsageException(Phrase.DraftUnknown, words[0], folder, NearestName.Of(words[0], names) ?? (names.Length > 0 ? string.Join(", ", names) : "–"));
    }

    private static string Last(IReadOnlyList<string> words, int most) => words.Count > most
        ? throw new UsageException(Phrase.UnexpectedArgument, words[most], "draft")
        : words.Count == 0 ? DefaultFolder : words[^1];

    private static string FolderOf(string path)
    {
        string folder = path.Length > 1 ? path.Replace('\\', '/').TrimEnd('/') : path;
        return RulesDirectory.Is(folder) ? folder : throw new UsageException(Phrase.NotWatchable, path);
    }

    // Safe in a file name of every system, and in the list that --drafts takes.
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-')).Trim('-');
}
