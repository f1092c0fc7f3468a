using System.Text.Json;
using Planner.Cli.Hosting;

namespace Planner.Acceptance;

/// <summary>One call of the command, in process through its one entry, and what it printed.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    /// <summary>Calls the command without a terminal, in English unless the call says otherwise. It keeps no runs unless the call names a store.</summary>
    public static CommandRun Of(params string[] args) => With(null, args);

    /// <summary>Calls the command with columns for text.</summary>
    public static CommandRun With(int? columns, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost
        {
            Out = output,
            Error = error,
            Variable = name => name switch
            {
                "LANG" => "en_US.UTF-8",
                "PLANNER_STORE" => "none",
                "COLUMNS" => columns?.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            },
        };
        int code = PlannerCommand.Run(args, host);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json()
    {
        Assert.True(Code == 0, $"exit code {Code}: {Error}");
        using JsonDocument document = JsonDocument.Parse(Out);
        return document.RootElement.Clone();
    }

    /// <summary>Asserts that the call was refused with a readable message.</summary>
    public void AssertRefused(int code)
    {
        Assert.True(Code == code, $"exit code {Code}, expected {code}: {Out}{Error}");
        Assert.DoesNotContain("   at ", Out + Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Out + Error, StringComparison.Ordinal);
        Assert.NotEqual("", (Out + Error).Trim());
    }
}
