using System.Text.Json;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

/// <summary>
/// Every case of RulesEngine's behaviour, answered as the real engine answers it or as case-differences.json says we do on purpose.
/// </summary>
public sealed class RulesEngineCasesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private static readonly Dictionary<string, Difference> Differences = JsonSerializer.Deserialize<Dictionary<string, Difference>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "case-differences.json")))!;

    public static TheoryData<string> Cases => [.. Directory.GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_Case_AnswersAsExpected(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        JsonElement root = document.RootElement;
        using JsonDocument answer = Evaluate(root, out EvaluationResult result);
        Dictionary<string, JsonElement> rules = answer.RootElement.GetProperty("rules").EnumerateArray()
            .GroupBy(r => r.GetProperty("rule").GetString()!).ToDictionary(g => g.Key, g => g.First());
        Dictionary<string, string> expected = Expected(root);
        if (Differences.TryGetValue(name, out Difference? difference))
        {
            foreach ((string rule, string value) in difference.Answers)
            {
                Assert.True(expected.GetValueOrDefault(rule) != value, $"{rule} is no difference");
                expected[rule] = value;
            }

            if (difference.Answers.ContainsKey("*"))
            {
                expected = new Dictionary<string, string> { ["*"] = difference.Answers["*"] };
            }
            else
            {
                expected.Remove("*");
            }
        }

        string status = answer.RootElement.GetProperty("status").GetString()!;
        if (expected.ContainsKey("*"))
        {
            Assert.Equal(("throws", 1), (status, result.ExitCode));
            Assert.NotEqual("", answer.RootElement.GetProperty("error").GetString());
            return;
        }

        Assert.True(status == "ok", result.Json);
        Assert.Equal(0, result.ExitCode);
        foreach ((string rule, string value) in expected)
        {
            string got = rules.TryGetValue(rule, out JsonElement found) ? found.GetProperty("status").GetString()! : "null";
            Assert.True(value == got, $"{rule}: expected {value}, got {got}\n{result.Json}");
        }

        CheckOutputs(root, rules);
        CheckMessages(root, rules);
    }

    [Fact]
    public void Differences_All_NameACaseAndAReason() =>
        Assert.All(Differences, d => Assert.True(File.Exists(Path.Combine(Folder, d.Key + ".json")) && d.Value.Reason.Length > 20, d.Key));

    private static JsonDocument Evaluate(JsonElement root, out EvaluationResult result)
    {
        result = WorkflowEvaluation.Run(
            new EvaluationFile("workflow.json", root.GetProperty("workflow").GetRawText()),
            new EvaluationFile("inputs.json", root.GetProperty("inputs").GetRawText()),
            root.TryGetProperty("run", out JsonElement run) ? run.GetString() : null,
            root.TryGetProperty("settings", out JsonElement settings) ? new EvaluationFile("settings.json", settings.GetRawText()) : null);
        return JsonDocument.Parse(result.Json);
    }

    private static Dictionary<string, string> Expected(JsonElement root)
    {
        JsonElement expect = root.GetProperty("expect");
        return expect.ValueKind == JsonValueKind.String
            ? new Dictionary<string, string> { ["*"] = expect.GetString()! }
            : expect.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind switch
            {
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                JsonValueKind.Null => "null",
                _ => p.Value.GetString()!,
            });
    }

    private static void CheckOutputs(JsonElement root, Dictionary<string, JsonElement> rules)
    {
        if (!root.TryGetProperty("expectOutput", out JsonElement outputs))
        {
            return;
        }

        foreach (JsonProperty output in outputs.EnumerateObject())
        {
            JsonElement got = rules[output.Name].GetProperty("output");
            bool same = output.Value.ValueKind == JsonValueKind.Number && got.ValueKind == JsonValueKind.Number
                ? output.Value.GetDouble() == got.GetDouble()
                : output.Value.GetRawText() == got.GetRawText();
            Assert.True(same, $"{output.Name}: expected {output.Value}, got {got}");
        }
    }

    private static void CheckMessages(JsonElement root, Dictionary<string, JsonElement> rules)
    {
        if (root.TryGetProperty("expectMessage", out JsonElement messages))
        {
            foreach (JsonProperty message in messages.EnumerateObject())
            {
                Assert.Equal(message.Value.GetString(), rules[message.Name].GetProperty("exceptionMessage").GetString());
            }
        }
    }

    /// <summary>A case we answer otherwise on purpose; rule "*" with "throws" for a refusal as a whole.</summary>
    public sealed record Difference(string Reason, Dictionary<string, string> Answers);
}
