using System.Globalization;
using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Language;
using Planner.Rules.Workflows;

namespace Planner.Benchmarks;

/// <summary>Generated criteria files: rules of 1 to 5 comparisons over 60 fields and 10 parameters, in groups of ten; the same for the same count.</summary>
internal static class LoadWorkload
{
    private const int Fields = 60;
    private const int Parameters = 10;
    private const int PerGroup = 10;
    private const int Seed = 7;

    private static readonly string[] Comparisons = ["<", "<=", ">", ">="];

    /// <summary>What the rules name.</summary>
    public static InputLayout Layout { get; } = Inputs();

    /// <summary>A workflow file.</summary>
    /// <param name="rules">Number of conditions in it.</param>
    public static byte[] File(int rules)
    {
        var random = new Random(Seed);
        var json = new StringBuilder("{ \"WorkflowName\": \"generated\", \"Rules\": [");
        for (int i = 0; i < rules; i++)
        {
            if (i % PerGroup == 0)
            {
                json.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : "] },")}\n  {{ \"RuleName\": \"c{i / PerGroup}\", \"Operator\": \"And\", \"Rules\": [");
            }

            json.Append(CultureInfo.InvariantCulture, $"{(i % PerGroup == 0 ? "" : ",")}\n    {{ \"RuleName\": \"c{i / PerGroup}.{i % PerGroup}\", \"Expression\": \"");
            int comparisons = random.Next(1, 6);
            for (int c = 0; c < comparisons; c++)
            {
                string link = c == 0 ? "" : random.Next(3) == 0 ? " || " : " && ";
                string limit = random.Next(2) == 0 ? $"p.t{random.Next(Parameters)}" : (random.Next(1000) / 10.0).ToString("0.0", CultureInfo.InvariantCulture);
                json.Append(CultureInfo.InvariantCulture, $"{link}commune.f{random.Next(Fields)} {Comparisons[random.Next(Comparisons.Length)]} {limit}");
            }

            json.Append("\" }");
        }

        return Encoding.UTF8.GetBytes(json.Append("] }] }").ToString());
    }

    /// <summary>Reads the file.</summary>
    public static Workflow Load(byte[] file)
    {
        var diagnostics = new DiagnosticBag();
        JsonValue root = JsonFile.Parse("generated.json", file, diagnostics)!;
        return WorkflowLoader.Load(root, WorkflowStrictness.Planner, diagnostics)[0];
    }

    /// <summary>Checks names and types.</summary>
    public static CompiledWorkflow Check(Workflow workflow)
    {
        var diagnostics = new DiagnosticBag();
        return WorkflowCompiler.Compile(workflow, [], Layout, diagnostics) ?? throw new InvalidOperationException(string.Join('\n', diagnostics.InFileOrder()));
    }

    /// <summary>Compiles the scalar delegates of all conditions.</summary>
    /// <returns>How many there are.</returns>
    public static int CompileScalar(CompiledWorkflow workflow) => Conditions(workflow).Count(e => e.Scalar is not null);

    /// <summary>Compiles the lane kernels of all conditions.</summary>
    /// <returns>How many there are.</returns>
    public static int CompileLanes(CompiledWorkflow workflow) => Conditions(workflow).Count(e => e.Lanes is not null);

    public static void CompileLanesTogether(CompiledWorkflow workflow) =>
        CompiledRule.CompileLanes([.. workflow.Rules.SelectMany(g => g.Children)], Environment.ProcessorCount, CancellationToken.None);

    private static IEnumerable<CompiledExpression> Conditions(CompiledWorkflow workflow) => workflow.Rules.SelectMany(g => g.Children).Select(r => r.Expression!);

    private static InputLayout Inputs()
    {
        var builder = new InputLayoutBuilder();
        for (int i = 0; i < Fields; i++)
        {
            builder.AddField("commune", string.Create(CultureInfo.InvariantCulture, $"f{i}"), InputType.Double, SlotBank.Lane, i, "percent");
        }

        builder.AddScalar("year", InputType.Int, SlotBank.Shared, 0);
        for (int i = 0; i < Parameters; i++)
        {
            builder.AddField("p", string.Create(CultureInfo.InvariantCulture, $"t{i}"), InputType.Double, SlotBank.Shared, 1 + i, "percent");
        }

        return builder.Build();
    }
}
