using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Planner.Cli.Hosting;
using Planner.Cli.Words;
using Planner.Rules.Drafts;

namespace Planner.Cli.Arguments;

/// <summary>One call of a command: its arguments and options read, and what surrounds it.</summary>
internal sealed class CommandCall
{
    private readonly ParseResult parsed;

    /// <summary>A call.</summary>
    /// <param name="parsed">The parsed command line.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="texts">The texts in the user's language.</param>
    public CommandCall(ParseResult parsed, CommandHost host, Texts texts)
    {
        this.parsed = parsed;
        Host = host;
        Texts = texts;
    }

    /// <summary>The surroundings.</summary>
    public CommandHost Host { get; }

    /// <summary>The texts in the user's language.</summary>
    public Texts Texts { get; }

    /// <summary>The command line as it was typed, without the program's name.</summary>
    public IReadOnlyList<string> CommandLine => [.. parsed.Tokens.Select(t => t.Value)];
    /// <summary>Which drafts of rule files the call asks for.</summary>
    public DraftSelection Drafts => DraftSelection.Parse(Value(SharedOptions.Drafts));

    /// <summary>Whether messages that are not needed stay away.</summary>
    public bool Quiet => Has(SharedOptions.Quiet);

    /// <summary>Whether an option stands in the call.</summary>
    /// <param name="option">The option.</param>
    public bool Has(OptionSpec option) => parsed.GetResult(option.Name) is OptionResult { Implicit: false };

    /// <summary>The value of an option; null when it is absent.</summary>
    /// <param name="option">The option.</param>
    public string? Value(OptionSpec option)
    {
        if (parsed.GetResult(option.Name) is not OptionResult { Implicit: false } result)
        {
            return null;
        }

        return result.Tokens.Count > 0
            ? result.Tokens[^1].Value
            : throw new UsageException(Phrase.OptionNeedsValue, option.Name, option.Value);
    }

    /// <summary>A whole number; the fallback when the option is absent.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">Least value.</param>
    /// <param name="most">Greatest value.</param>
    public long? Integer(OptionSpec option, long least, long most)
    {
        if (Value(option) is not { } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most
            ? value
            : throw new UsageException(Phrase.OptionNotInRange, option.Name, text, least, most);
    }

    /// <summary>The values of a positional argument, at least one unless it is optional.</summary>
    /// <param name="argument">The argument.</param>
    public IReadOnlyList<string> Values(ArgumentSpec argument)
    {
        IReadOnlyList<string> values = [.. parsed.GetResult(argument.Name) is ArgumentResult result ? result.Tokens.Select(t => t.Value) : []];
        return values.Count > 0 || argument.Optional ? values : throw new UsageException(Phrase.ArgumentMissing, argument.Name);
    }

    /// <summary>Writes a message on standard error unless the user asked for quiet.</summary>
    /// <param name="message">The message.</param>
    public void Say(string message)
    {
        if (!Quiet)
        {
            Host.Error.WriteLine(message);
        }
    }
}
