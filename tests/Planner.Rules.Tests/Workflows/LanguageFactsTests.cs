using System.Text.Json;
using Planner.Rules.Workflows;

namespace Planner.Rules.Tests.Workflows;

/// <summary>RulesEngine's rules of expressions, one fact a line: what an expression answers on one typed input.</summary>
public sealed class LanguageFactsTests
{
    private const string Inputs = """
        { "input1": { "$class": {
            "x": 1.5, "i": 7, "n": -7, "z": 0, "b": true, "s": "abc", "q": null, "inf": { "$double": "Infinity" }, "nan": { "$double": "NaN" },
            "l": { "$long": 9007199254740993 }, "big": { "$double": 9007199254740992 }, "f": { "$float": 0.1 }, "m": { "$decimal": "1.5" },
            "nb": { "$nullable": "bool", "value": true }, "ni": { "$nullable": "int", "value": null }, "u": { "$uint": 5 },
            "dt": { "$datetime": "2024-02-29T13:30:00" }, "g": { "$guid": "6f9619ff-8b86-d011-b42d-00c04fc964ff" }, "c": { "$char": "k" },
            "xs": [3, 1, 2], "ds": [1.5, 2.5], "none": [], "tags": ["a", "b"],
            "items": [ { "name": "p", "price": 10, "w": 1 }, { "name": "q", "price": 2.5, "w": 1 }, { "name": "r", "price": 2.5, "w": 0 } ] } } }
        """;

    [Theory]
    [InlineData("-0.0 == 0.0", "true")]
    [InlineData("input1.inf > 1e308 && -input1.inf < -1e308", "true")]
    [InlineData("input1.inf - input1.inf == 0", "false")]
    [InlineData("1.0 / 0 == input1.inf", "true")]
    [InlineData("input1.m > 1.4999 && input1.m * 2 == 3", "true")]
    [InlineData("input1.m > input1.x", "error")]
    [InlineData("1.0m / 0 > 1", "error")]
    [InlineData("input1.l == input1.big", "true")]
    [InlineData("input1.f == 0.1", "false")]
    [InlineData("input1.f > 0.1", "true")]
    [InlineData("input1.f == 0.1f", "true")]
    [InlineData("+5 == 5", "error")]
    [InlineData("input1.i -- 1 == 8", "true")]
    [InlineData("0b101 == 5 && 0x1F == 31 && input1.x < 0b101", "true")]
    [InlineData("input1.x == 0x10", "false")]
    [InlineData("input1.i equal 7 && input1.i neq 8 and input1.i GreaterThanEqual 7 and 1 <> 2", "true")]
    [InlineData("input1.i == 7 == true", "true")]
    [InlineData("iif(true, 1, 2.5) == 1", "true")]
    [InlineData("(true ? 1 : \"a\") == 1", "error")]
    [InlineData("input1.nb", "error")]
    [InlineData("input1.nb == true", "true")]
    [InlineData("input1.ni > 1 || input1.ni <= 1", "false")]
    [InlineData("input1.ni + 1 == null", "true")]
    [InlineData("1", "error")]
    [InlineData("null", "error")]
    [InlineData("TRUE AND NOT False", "true")]
    [InlineData("math.Max(1, 2) == 2", "error")]
    [InlineData("Math.MAX(1, 2) == 2", "true")]
    [InlineData("\"a\" \"b\" == \"ab\"", "error")]
    [InlineData("\"a\" < \"b\" && \"a\" < \"B\"", "true")]
    [InlineData("\"a\\u0111\\\\\\\"\".Length == 4", "true")]
    [InlineData("\"\\q\" == \"q\"", "error")]
    [InlineData("input1.s.Contains('b') && input1.s.IndexOf(\"c\") == 2 && input1.s.Substring(1) == \"bc\"", "true")]
    [InlineData("input1.s.Substring(9) == \"\"", "error")]
    [InlineData("input1.s.ToUpper().Replace(\"B\", \"-\") == \"A-C\"", "true")]
    [InlineData("(input1.s & \"d\") == \"abcd\"", "true")]
    [InlineData("input1.c == 'k'", "true")]
    [InlineData("input1.q.Length > 0", "error")]
    [InlineData("np(input1.q.Length, -1) == -1", "true")]
    [InlineData("Math.Round(2.5, MidpointRounding.AwayFromZero) == 3 && Math.Round(2.5) == 2", "true")]
    [InlineData("Convert.ToInt32(\"7\") + int.Parse(\"3\") == 10 && Convert.ToDouble(7) / 2 == 3.5 && double(7) / 2 == 3.5", "true")]
    [InlineData("int(2.7) == 2 && Convert.ToInt32(3.5) == 4 && decimal(7) / 2 == 3.5", "true")]
    [InlineData("int(input1.nan) == 0", "error")]
    [InlineData("int(input1.l) == 0", "error")]
    [InlineData("Math.Sin(0) == 0 && Math.Log10(1000) == 3 && Math.Log(8, 2) == 3", "true")]
    [InlineData("input1.u > -1", "true")]
    [InlineData("input1.xs[0] == 3", "true")]
    [InlineData("input1.xs[3] == 3", "error")]
    [InlineData("input1.xs.Sum() == 6", "error")]
    [InlineData("input1.xs.Sum(it) == 6 && input1.xs.Where(it > 1).Sum() == 5", "true")]
    [InlineData("input1.ds.Average(it) == 2 && input1.xs.Average(it) == 2.0 && input1.xs.Min(it) == 1", "true")]
    [InlineData("input1.none.Average(it) > 0", "error")]
    [InlineData("input1.none.Any() || input1.none.Count > 0 || input1.none.Count() > 0", "false")]
    [InlineData("input1.none.All(true)", "true")]
    [InlineData("input1.none.First() == null", "error")]
    [InlineData("input1.none.FirstOrDefault() == null", "true")]
    [InlineData("input1.items.Any(price > 9) && input1.items.Count(i => i.price < 9) == 2 && input1.items.Sum(price) == 15", "true")]
    [InlineData("input1.items.OrderBy(price).ThenBy(w).First().name == \"r\" && input1.items.OrderByDescending(price).First().name == \"p\"", "true")]
    [InlineData("input1.items.Where(price > 3).Select(name).First() == \"p\"", "true")]
    [InlineData("input1.xs.ThenBy(it).First() == 1", "error")]
    [InlineData("input1.items.Any(input1.xs.Any(it > 2))", "true")]
    [InlineData("input1.xs.Skip(1).Take(1).First() == 1 && input1.xs.Contains(2) && input1.xs.Distinct().Count() == 3", "true")]
    [InlineData("input1.tags.Any(it == \"b\") && \"a\" in input1.tags", "true")]
    [InlineData("input1.items.Any(cost > 3)", "error")]
    [InlineData("input1.dt.Date == \"2024-02-29\" && input1.dt > DateTime(2024, 2, 29, 13, 0, 0) && input1.dt.AddMonths(1).Day == 29", "true")]
    [InlineData("(input1.dt - DateTime(2024, 2, 29)).TotalHours == 13.5", "true")]
    [InlineData("DateTime(2024, 13, 1) > input1.dt", "error")]
    [InlineData("input1.g == \"6F9619FF-8B86-D011-B42D-00C04FC964FF\"", "true")]
    [InlineData("DateTime.Now > input1.dt", "error")]
    [InlineData("5 in (1, 2, 5) && !(input1.s in (\"x\"))", "true")]
    [InlineData("(input1.i & 3) == 3 && (input1.i | 8) == 15 && (true & false) == false", "true")]
    [InlineData("-2147483648 / -1 > 0", "error")]
    [InlineData("(1 == 1) == (2 == 2)", "true")]
    public void Run_Expression_Answers(string expression, string status)
    {
        string workflow = $$"""{ "WorkflowName": "W", "Rules": [ { "RuleName": "r", "Expression": {{JsonSerializer.Serialize(expression)}} } ] }""";
        EvaluationResult result = WorkflowEvaluation.Run(new EvaluationFile("w.json", workflow), new EvaluationFile("i.json", Inputs));
        string got = JsonDocument.Parse(result.Json).RootElement.GetProperty("rules")[0].GetProperty("status").GetString()!;
        Assert.True(status == got, result.Json);
    }
}
