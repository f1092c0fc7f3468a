using System.Text;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Documents;

/// <summary>Files that were written to take time, memory or a terminal. Work is bounded by counting what was allocated, never by a clock.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const string File = "w.json";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-hostile-").FullName;

    [Fact]
    public void Finish_AMillionUnknownMembers_ReportsAThousandAndWordsNoMore()
    {
        var text = new StringBuilder("{");
        for (int i = 0; i < 300_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\"WorkflowNume{i}\":1,");
        }

        byte[] utf8 = Encoding.UTF8.GetBytes(text.Append("\"x\":1}").ToString());
        var diagnostics = new DiagnosticBag();
        JsonValue root = JsonFile.Parse(File, utf8, diagnostics)!;
        long before = GC.GetAllocatedBytesForCurrentThread();
        WorkflowLoader.Load(root, WorkflowStrictness.Planner, diagnostics);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(InputLimits.Faults + 1, diagnostics.Count);
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == "PLN0006");
        Assert.True(allocated < 20 << 20, $"{allocated} bytes");
    }

    [Fact]
    public void Error_OfAFullBag_IsNotWorded()
    {
        var bag = new DiagnosticBag();
        int worded = 0;
        string Worded()
        {
            worded++;
            return "x";
        }

        for (int i = 0; i < 3 * InputLimits.Faults; i++)
        {
            bag.Error("PLN0014", SourceSpan.StartOf(File), $"{Worded()}");
        }

        Assert.Equal(InputLimits.Faults, worded);
        Assert.True(bag.IsFull);
        Assert.True(bag.Distinct().HasErrors);
    }

    [Fact]
    public void Warning_AMillion_KeepsAThousandAndIsNoError()
    {
        var bag = new DiagnosticBag();
        for (int i = 0; i < 1_000_000; i++)
        {
            bag.Warning("PLN1003", SourceSpan.StartOf(File), "always holds");
        }

        Assert.False(bag.HasErrors);
        Assert.False(bag.IsFull);
        Assert.Equal(InputLimits.Faults + 1, bag.Count);
        bag.Error("PLN0014", SourceSpan.StartOf(File), "an error is still taken");
        Assert.True(bag.HasErrors);
        Assert.Equal(InputLimits.Faults + 2, bag.Count);
    }

    [Theory]
    [InlineData("\u001b[2Jx", "U+001B[2Jx")]
    [InlineData("a\u202eb", "aU+202Eb")]
    [InlineData("a\nrules/x.json:1:1: error", "aU+000Arules/x.json:1:1: error")]
    [InlineData("\ud83d\ude00 Đắk Lắk", "\ud83d\ude00 Đắk Lắk")]
    [InlineData("\0", "U+0000")]
    public void Error_QuotingWhatATerminalWouldObey_ShowsItsNumber(string text, string shown)
    {
        var bag = new DiagnosticBag();
        bag.Error("PLN0014", SourceSpan.StartOf(File), "'" + text + "'");
        Assert.Equal("'" + shown + "'", bag.InFileOrder()[0].Message);
    }

    [Fact]
    public void Error_QuotingHalfACharacter_ShowsItsNumber()
    {
        var bag = new DiagnosticBag();
        bag.Error("PLN0014", SourceSpan.StartOf(File), "'" + (char)0xD83D + "'");
        Assert.Equal("'U+D83D'", bag.InFileOrder()[0].Message);
    }

    [Fact]
    public void Error_QuotingMegabytes_IsCut()
    {
        var bag = new DiagnosticBag();
        bag.Error("PLN0014", SourceSpan.StartOf(File), new string('x', 2_000_000));
        Assert.Equal(InputLimits.MessageLength, bag.InFileOrder()[0].Message.Length);
    }

    [Theory]
    [InlineData("""{ "a": "x", "b": "\ud800" }""", "1:18", "half of a character")]
    [InlineData("""{ "\udc00": 1 }""", "1:3", "half of a character")]
    public void Parse_HalfACharacter_IsNamedAtItsPlace(string text, string place, string message)
    {
        var bag = new DiagnosticBag();
        Assert.Null(JsonFile.Parse(File, Encoding.UTF8.GetBytes(text), bag));
        Diagnostic fault = Assert.Single(bag.InFileOrder());
        Assert.StartsWith($"{File}:{place}: error PLN0003", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OtherEncodingInALaterLine_IsNamedAtItsPlace()
    {
        var bag = new DiagnosticBag();
        Assert.Null(JsonFile.Parse(File, [.. "{\n  \"a\": \""u8, 0xE9, .. "\" }"u8], bag));
        Assert.Equal("w.json:2:8: error PLN0003: not valid JSON: this text is not UTF-8; save the file as UTF-8", Assert.Single(bag.InFileOrder()).ToString());
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Parse_AnyNesting_IsRefusedOnTheSmallestStack(char open, char close)
    {
        string text = open == '[' ? new string(open, 1_000_000) + new string(close, 1_000_000) : string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000));
        var bag = new DiagnosticBag();
        OnSmallStack(() => JsonFile.Parse(File, Encoding.UTF8.GetBytes(text), bag));
        Diagnostic fault = Assert.Single(bag.InFileOrder());
        Assert.Equal("PLN0003", fault.Code);
        Assert.InRange(fault.Span.Column, 60, 400);
    }

    [Fact]
    public void Load_RulesNestedToTheLimit_NeedLittleStack()
    {
        const int Deep = 30;
        string text = """{ "WorkflowName": "W", "Rules": [""" + string.Concat(Enumerable.Range(0, Deep).Select(i => $$"""{ "RuleName": "r{{i}}", "Operator": "And", "Rules": ["""))
            + """{ "RuleName": "leaf", "Expression": "true" }""" + string.Concat(Enumerable.Repeat("] }", Deep)) + "] }";
        EvaluationResult? result = null;
        OnSmallStack(() => result = WorkflowEvaluation.Run(new EvaluationFile(File, text), new EvaluationFile("i.json", "{}")));
        Assert.Contains("\"true\"", result!.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneByteOverTheLimit_IsRefused()
    {
        string path = Path.Combine(folder, File);
        using (FileStream stream = System.IO.File.Create(path))
        {
            stream.SetLength(InputLimits.FileBytes + 1);
        }

        var bag = new DiagnosticBag();
        Assert.Null(JsonFile.Read(path, bag));
        Assert.Equal("PLN0002", Assert.Single(bag.InFileOrder()).Code);
    }

    [Fact]
    public void Load_WorkflowsThatInjectTwiceEach_AreRefusedAfterAThousand()
    {
        const int Count = 45;
        string text = "[" + string.Join(
            ",",
            Enumerable.Range(0, Count).Select(i => $$"""
                { "WorkflowName": "w{{i}}", "WorkflowsToInject": [ "w{{(i + 1) % (Count + 1)}}", "w{{(i + 1) % (Count + 1)}}" ] }
                """)) + $$""", { "WorkflowName": "w{{Count}}", "Rules": [ { "RuleName": "r", "Expression": "true" } ] } ]""";
        EvaluationResult result = WorkflowEvaluation.Run(new EvaluationFile(File, text), new EvaluationFile("i.json", "{}"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("PLN0005", result.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AHundredThousandParameters_AreRefusedUnread()
    {
        string parameters = string.Join(",", Enumerable.Range(0, 100_000).Select(i => $$"""{ "Name": "g{{i}}", "Expression": "1" }"""));
        var bag = new DiagnosticBag();
        JsonValue root = JsonFile.Parse(File, Encoding.UTF8.GetBytes($$"""{ "WorkflowName": "W", "GlobalParams": [ {{parameters}} ], "Rules": [ { "RuleName": "r", "Expression": "true" } ] }"""), bag)!;
        WorkflowLoader.Load(root, WorkflowStrictness.Planner, bag);
        Assert.Equal("w.json:1:40: error PLN0005: 'GlobalParams' of the workflow has 100000 entries; at most 1000 are taken", Assert.Single(bag.InFileOrder()).ToString());
    }

    [Theory]
    [InlineData("xs.Select(xs.Skip(0)).Count() > 0")]
    [InlineData("xs.Count(xs.Contains(-1)) > 0")]
    [InlineData("xs.Count(xs.Distinct().Any()) > 0")]
    [InlineData("xs.Select(s + \"a\").Count() > 0")]
    [InlineData("xs.Count(s.ToUpper() == \"a\") > 0")]
    [InlineData("xs.Count(s.Contains(\"b\")) > 0")]
    [InlineData("xs.Any(xs.Any(xs.Any(it < 0)))")]
    public void Run_WorkThatMultiplies_IsAnErrorAndTakesLittleMemory(string expression)
    {
        var file = new EvaluationFile(File, $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": {{System.Text.Json.JsonSerializer.Serialize(expression)}} } ] }""");
        var inputs = new EvaluationFile("i.json", $$"""{ "xs": [{{string.Join(',', Enumerable.Range(0, 40_000))}}], "s": "{{new string('a', 20_000)}}" }""");
        long before = GC.GetAllocatedBytesForCurrentThread();
        EvaluationResult result = WorkflowEvaluation.Run(file, inputs);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains("too many steps", result.Json, StringComparison.Ordinal);
        Assert.True(allocated < 700L << 20, $"{allocated >> 20} MiB");
    }

    [Fact]
    public void Check_RuleWithoutExpression_LeavesTheOtherRulesToBeChecked()
    {
        // Found by the fuzzer: the missing expression was reported, then read all the same.
        var bag = new DiagnosticBag();
        JsonValue root = JsonFile.Parse(File, """{ "WorkflowName": "W", "Rules": [ { "RuleName": "a" }, { "RuleName": "b", "Expression": "commune.q > 1" } ] }"""u8, bag)!;
        Workflow workflow = WorkflowLoader.Load(root, WorkflowStrictness.Planner, bag)[0];
        Assert.Null(WorkflowCompiler.Check(workflow, [], Language.SampleInputs.Layout, bag));
        Assert.Equal(["PLN0403", "PLN0311"], bag.InFileOrder().Select(d => d.Code));
    }

    [Theory]
    [InlineData("9142394682", "input1.x > 0", "true")]
    [InlineData("9223372036854775807", "input1.x == 9223372036854775807", "true")]
    [InlineData("9223372036854775808", "input1.x > 9e18", "true")]
    public void Run_WholeInputBeyondInt_IsALong(string number, string expression, string status)
    {
        // Found by the fuzzer: such an input was a double that called itself a long.
        EvaluationResult result = WorkflowEvaluation.Run(
            new EvaluationFile(File, $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": "{{expression}}" } ] }"""),
            new EvaluationFile("i.json", $$"""{ "input1": { "x": {{number}} } }"""));
        Assert.Contains($"\"status\": \"{status}\"", result.Json.Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_WithAnInvisibleCharacter_IsRefusedAtItsPlace()
    {
        var bag = new DiagnosticBag();
        JsonValue root = JsonFile.Parse(File, "{ \"WorkflowName\": \"W\u202E\", \"Rules\": [ { \"RuleName\": \"a\", \"Expression\": \"true\", \"ErrorMessage\": \"x\\u001b[2J\" } ] }"u8, bag)!;
        WorkflowLoader.Load(root, WorkflowStrictness.Planner, bag);
        Assert.Equal(["PLN0007", "PLN0007"], bag.InFileOrder().Select(d => d.Code));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void OnSmallStack(Action action)
    {
        Exception? fault = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception e)
                {
                    fault = e;
                }
            },
            256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(fault);
    }
}
