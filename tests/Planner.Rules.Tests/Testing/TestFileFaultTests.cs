namespace Planner.Rules.Tests.Testing;

/// <summary>Every fault of a tests file has its code, its place, and the nearest name.</summary>
public sealed class TestFileFaultTests
{
    private const string Workflow = """
        { "WorkflowName": "w", "Rules": [
          { "RuleName": "adult", "Expression": "person.age >= 18" },
          { "RuleName": "both", "Operator": "And", "Rules": [{ "RuleName": "rich", "Expression": "person.income > 5" }] }] }
        """;

    [Theory]
    [InlineData("\"case\": []", "PLN0014", "did you mean 'cases'?")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"agee\": 3 } }, \"expect\": { \"adult\": true } }]", "PLN0902", "did you mean 'person.age'?")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"age\": true } }, \"expect\": { \"adult\": true } }]", "PLN0903", "must be a number")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"age\": 3 } }, \"expect\": { \"adlut\": true } }]", "PLN0904", "did you mean 'adult'?")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"age\": 3 } }, \"expect\": { \"both\": true } }]", "PLN0905", "person.income")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"age\": 3 } }, \"expect\": { \"adult\": \"maybe\" } }]", "PLN0903", "\"error\"")]
    [InlineData("\"cases\": [{ \"given\": { \"person\": { \"income\": 3 } }, \"expect\": { \"both\": 3 } }]", "PLN0907", "no left side")]
    [InlineData("\"cases\": [{ \"expect\": {} }]", "PLN0908", "expects nothing")]
    [InlineData("\"tables\": [{ \"columns\": [\"person.age\"], \"expect\": [\"adult\"], \"rows\": [[1]] }]", "PLN0906", "2 cells")]
    [InlineData("\"tables\": [{ \"columns\": [\"person.age\", \"person.age\"], \"expect\": [\"adult\"], \"rows\": [[1, 2, true]] }]", "PLN0910", "given twice")]
    [InlineData("\"boundaries\": [{ \"rules\": [\"adult\"], \"input\": \"person.age\", \"step\": 1, \"holds\": \"form\", \"limit\": 18 }]", "PLN0013", "did you mean 'from'?")]
    [InlineData("\"boundaries\": [{ \"rules\": [\"adult\"], \"input\": \"person.age\", \"step\": 0, \"holds\": \"from\", \"limit\": 18 }]", "PLN0015", "step")]
    [InlineData("\"boundaries\": [{ \"rules\": [\"adult\"], \"input\": \"person.age\", \"step\": 1, \"holds\": \"from\" }]", "PLN0011", "limit")]
    [InlineData("\"name\": \"v\", \"cases\": [{ \"expect\": { \"adult\": true } }]", "PLN0909", "no workflow 'v'")]
    public void Run_FaultyFile_SaysWhatAndWhere(string members, string code, string words)
    {
        string text = "{\n \"workflow\": \"small.json\", \"inputs\": { \"person\": { \"age\": \"double\", \"income\": \"double\" } },\n" + members + " }";
        using var folder = new TestFolder(Workflow, text);
        var fault = Assert.Single(folder.Faults(), d => d.Code == code);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(3, fault.Span.Line);
    }

    [Fact]
    public void Run_WithoutInputsOutsideARulesFolder_AsksForThem()
    {
        using var folder = new TestFolder(Workflow, """{ "workflow": "small.json", "cases": [{ "expect": { "adult": true } }] }""");
        var fault = Assert.Single(folder.Faults());
        Assert.Equal("PLN0901", fault.Code);
        Assert.Contains("'inputs'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FaultsOfTheWorkflow_AreReportedAtTheWorkflow()
    {
        using var folder = new TestFolder(
            """{ "WorkflowName": "w", "Rules": [{ "RuleName": "r", "Expression": "agee > 3" }] }""",
            """{ "workflow": "small.json", "inputs": { "age": "double" }, "cases": [{ "given": { "age": 1 }, "expect": { "r": true } }] }""");
        var fault = Assert.Single(folder.Faults());
        Assert.EndsWith("/small.json", fault.Span.File, StringComparison.Ordinal);
        Assert.Contains("age", fault.Message, StringComparison.Ordinal);
    }
}
