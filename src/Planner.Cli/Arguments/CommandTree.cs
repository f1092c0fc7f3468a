using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Diagnostics;

namespace Planner.Cli.Arguments;

/// <summary>The commands as System.CommandLine reads them. It parses; what is said about faults and help is ours, in both languages.</summary>
internal sealed class CommandTree
{
    private const int MostPaths = 10_000;

    private readonly RootCommand root;
    private readonly CommandSpec alone;
    private readonly Dictionary<Command, CommandSpec> specs = [];

    /// <summary>A tree of commands.</summary>
    /// <param name="alone">What <c>planner</c> does without a command.</param>
    /// <param name="commands">The commands, in the order of the help.</param>
    public CommandTree(CommandSpec alone, IReadOnlyList<CommandSpec> commands)
    {
        this.alone = alone;
        Commands = commands;
        root = new RootCommand { TreatUnmatchedTokensAsErrors = false };

        // Without an action a command would be missing; what is done is decided below.
        root.SetAction(_ => ExitCode.Done);
        specs[root] = alone;
        foreach (OptionSpec option in SharedOptions.OfEveryCommand)
        {
            Option symbol = Symbol(option);
            symbol.Recursive = true;
            root.Options.Add(symbol);
        }

        foreach (OptionSpec option in alone.Options)
        {
            root.Options.Add(Symbol(option));
        }

        foreach (CommandSpec spec in commands)
        {
            var command = new Command(spec.Name) { TreatUnmatchedTokensAsErrors = false };
            foreach (ArgumentSpec argument in spec.Arguments)
            {
                // That one is there is asked later, so that the message is ours.
                command.Arguments.Add(argument.Many
                    ? new Argument<string[]>(argument.Name) { Arity = new ArgumentArity(0, MostPaths) }
                    : new Argument<string?>(argument.Name) { Arity = ArgumentArity.ZeroOrOne });
            }

            foreach (OptionSpec option in spec.Options)
            {
                command.Options.Add(Symbol(option));
            }

            specs[command] = spec;
            root.Subcommands.Add(command);
        }
    }

    /// <summary>The commands, in the order of the help.</summary>
    public IReadOnlyList<CommandSpec> Commands { get; }

    /// <summary>Parses and carries out a call.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="host">The surroundings.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UsageException">The call cannot be carried out as written.</exception>
    public int Run(IReadOnlyList<string> args, CommandHost host)
    {
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string? language = parsed.GetResult(SharedOptions.Language.Name) is OptionResult { Tokens: [.., Token token] } ? token.Value : null;
        var texts = new Texts(LanguageChoice.Of(language, host));
        CommandSpec spec = specs[parsed.CommandResult.Command];
        if (parsed.Action is HelpAction)
        {
            host.Out.Write(new HelpPage(texts, host.Width).Of(spec, Commands, alone));
            return ExitCode.Done;
        }

        if (parsed.Action is not (null or ParseErrorAction) && parsed.Action != root.Action)
        {
            // Version and completions: System.CommandLine's own.
            return parsed.Invoke(new InvocationConfiguration { Output = host.Out, Error = host.Error });
        }

        if (parsed.GetResult(SharedOptions.Language.Name) is OptionResult { Implicit: false } && LanguageChoice.Named(language) is null)
        {
            throw language is null
                ? new UsageException(Phrase.OptionNeedsValue, SharedOptions.Language.Name, SharedOptions.Language.Value)
                : new UsageException(Phrase.OptionNotOneOf, SharedOptions.Language.Name, language, "vi, en");
        }

        RefuseStrangers(parsed, spec);
        var call = new CommandCall(parsed, host, texts);
        if (!spec.OutMayBeAFile && spec.Options.Contains(SharedOptions.Out))
        {
            OutPlace.OfFolder(call);
        }

        return spec.Run(call);
    }

    private static Option Symbol(OptionSpec option) => option.Value is null
        ? new Option<bool>(option.Name) { Arity = ArgumentArity.Zero }
        : new Option<string?>(option.Name) { Arity = ArgumentArity.ZeroOrOne };

    private void RefuseStrangers(ParseResult parsed, CommandSpec spec)
    {
        foreach (SymbolResult child in parsed.CommandResult.Children)
        {
            if (child is OptionResult { IdentifierTokenCount: > 1, IdentifierToken: { } identifier })
            {
                throw new UsageException(Phrase.OptionTwice, identifier.Value);
            }
        }

        // A mistyped option lands among the positional arguments when there is room.
        IEnumerable<string> positional = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value)
            .Where(v => v.StartsWith('-') && v.Length > 1 && !Path.Exists(v));
        foreach (string token in parsed.UnmatchedTokens.Concat(positional))
        {
            if (token.StartsWith('-'))
            {
                IEnumerable<string> options = spec.Options.Concat(SharedOptions.OfEveryCommand).Select(o => o.Name).Append("--help");
                throw new UsageException(Phrase.UnknownOption, token, NearestName.Of(token, options) ?? "--help");
            }

            throw spec == alone
                ? new UsageException(Phrase.UnknownCommand, token, NearestName.Of(token, Commands.Select(c => c.Name)) ?? "--help")
                : new UsageException(Phrase.UnexpectedArgument, token, spec.Name);
        }

        if (parsed.Errors.Count > 0)
        {
            throw new UsageException(Phrase.CannotParse, parsed.Errors[0].Message);
        }
    }
}
