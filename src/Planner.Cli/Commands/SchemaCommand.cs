using Planner.Cli.Arguments;
using Planner.Cli.Hosting;
using Planner.Cli.Output;
using Planner.Cli.Words;
using Planner.Localities.Schemas;
using Planner.Rules.Diagnostics;
using Planner.Rules.Schemas;

namespace Planner.Cli.Commands;

/// <summary><c>planner schema</c>: the JSON Schemas of all file formats, from the code that reads them and the names of a rules folder.</summary>
internal static class SchemaCommand
{
    private const string DefaultRules = "rules";
    private const string SchemaFolder = "schema";

    private static readonly ArgumentSpec Names = new("NAME", Many: true, Phrase.ArgumentSchemaNames, Optional: true);
    private static readonly OptionSpec Rules = new("--rules", "DIR", Phrase.OptionSchemaRules);
    private static readonly OptionSpec Check = new("--check", null, Phrase.OptionSchemaCheck);

    public static readonly CommandSpec Spec = new("schema", Phrase.AboutSchema, Phrase.HelpSchema, [Names], [Rules, SharedOptions.Out, Check], Run);

    private static int Run(CommandCall call)
    {
        string? rules = call.Value(Rules);
        if (rules is not null && !Directory.Exists(rules))
        {
            throw new UsageException(Phrase.NoSuchPath, rules);
        }

        string? folder = call.Value(SharedOptions.Out);
        IReadOnlyList<string> names = call.Values(Names);
        bool list = names.Count == 0 && folder is null && !call.Has(Check);
        rules ??= Directory.Exists(DefaultRules) ? DefaultRules : null;

        // Names of rules do not matter for the list.
        KnownNames known = rules is null || list ? KnownNames.None : InputFiles.Read(call, faults => KnownNamesReader.Read(rules, faults));
        IReadOnlyList<FileSchema> all = [.. RuleFileSchemas.All(known), .. LocalityFileSchemas.All(known)];
        List<FileSchema> chosen = [.. names.Count == 0 ? all : names.Distinct(StringComparer.Ordinal).Select(n => Named(n, all))];
        if (list)
        {
            List(call, all);
            return ExitCode.Done;
        }

        if (call.Has(Check))
        {
            return Compare(call, chosen, folder ?? $"{rules ?? DefaultRules}/{SchemaFolder}", rules, whole: names.Count == 0);
        }

        if (folder is not null)
        {
            Write(call, chosen, folder);
            return ExitCode.Done;
        }

        if (chosen is not [FileSchema one])
        {
            throw new UsageException(Phrase.SchemaOneAtATime, string.Join(' ', names));
        }

        call.Host.Out.Write(one.Text());
        return ExitCode.Done;
    }

    private static FileSchema Named(string name, IReadOnlyList<FileSchema> all)
    {
        string plain = name.EndsWith(FileSchema.Ending, StringComparison.Ordinal) ? name[..^FileSchema.Ending.Length] : name;
        return all.FirstOrDefault(s => s.Name == plain)
            ?? throw new UsageException(Phrase.NoSuchSchema, name, NearestName.Of(plain, all.Select(s => s.Name)) ?? all[0].Name, string.Join(", ", all.Select(s => s.Name)));
    }

    private static void List(CommandCall call, IReadOnlyList<FileSchema> all)
    {
        int names = all.Max(s => s.Name.Length), files = all.Max(s => s.Files[0].Length);
        foreach (FileSchema schema in all)
        {
            string title = schema.Title.In(call.Texts.Language);
            call.Host.Out.WriteLine($"{schema.Name.PadRight(names)}  {schema.Files[0].PadRight(files)}  {title}");
        }
    }

    private static void Write(CommandCall call, List<FileSchema> schemas, string folder)
    {
        using var output = new OutputFiles(folder);
        foreach (FileSchema schema in schemas)
        {
            output.Add(schema.FileName, schema.Text());
        }

        output.Commit();
        call.Say(call.Texts.Format(Phrase.SchemasWritten, schemas.Count, folder));
    }

    private static int Compare(CommandCall call, List<FileSchema> schemas, string folder, string? rules, bool whole)
    {
        int faults = 0;
        foreach (FileSchema schema in schemas)
        {
            string path = Path.Combine(folder, schema.FileName);
            Phrase? fault = !File.Exists(path) ? Phrase.SchemaMissing : IsSame(path, schema.Text()) ? null : Phrase.SchemaDiffers;
            Tell(path, fault);
        }

        if (whole && Directory.Exists(folder))
        {
            HashSet<string> known = [.. schemas.Select(s => s.FileName)];
            foreach (string path in Directory.EnumerateFiles(folder, "*" + FileSchema.Ending).Where(f => !known.Contains(Path.GetFileName(f))).Order(StringComparer.Ordinal))
            {
                Tell(path, Phrase.SchemaStranger);
            }
        }

        call.Say(faults == 0
            ? call.Texts.Format(Phrase.SchemasAgree, schemas.Count, folder)
            : call.Texts.Format(Phrase.SchemasDiffer, faults, $"planner schema{(rules is null ? "" : " --rules " + rules)} --out {folder}"));
        return faults == 0 ? ExitCode.Done : ExitCode.AnswerIsNo;

        void Tell(string path, Phrase? fault)
        {
            if (fault is { } what)
            {
                faults++;
                call.Host.Out.WriteLine(call.Texts.Format(what, path.Replace('\\', '/')));
            }
        }
    }

    private static bool IsSame(string path, string text) => File.ReadAllBytes(path).AsSpan().SequenceEqual(System.Text.Encoding.UTF8.GetBytes(text));
}
