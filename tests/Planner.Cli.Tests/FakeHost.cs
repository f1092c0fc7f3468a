using Planner.Cli.Hosting;

namespace Planner.Cli.Tests;

/// <summary>Surroundings without a process: texts are kept, the environment is what the test says.</summary>
internal sealed class FakeHost
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public FakeHost(params (string Name, string Value)[] variables)
    {
        Dictionary<string, string> known = variables.ToDictionary(v => v.Name, v => v.Value);
        Host = new CommandHost { Out = output, Error = error, Variable = name => known.GetValueOrDefault(name) };
    }

    public CommandHost Host { get; init; }

    public string Out => output.ToString();

    public string Error => error.ToString();

    public int Run(params string[] args) => PlannerCommand.Run(args, Host);
}
