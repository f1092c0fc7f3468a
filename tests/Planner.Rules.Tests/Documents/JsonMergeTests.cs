using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Rules.Tests.Documents;

public sealed class JsonMergeTests
{
    private static readonly IReadOnlyList<IReadOnlySet<string>> None = [];
    private static readonly IReadOnlyList<IReadOnlySet<string>> Alternatives = [new HashSet<string> { "source", "assumption" }];

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"b":3}""", """{"a":1,"b":3}""")]
    [InlineData("""{"a":{"x":1,"y":2}}""", """{"a":{"y":3,"z":4}}""", """{"a":{"x":1,"y":3,"z":4}}""")]
    [InlineData("""{"a":[1,2,3]}""", """{"a":[4]}""", """{"a":[4]}""")]
    [InlineData("""{"a":{"x":1}}""", """{"a":5}""", """{"a":5}""")]
    [InlineData("""{"a":5}""", """{"a":{"x":null,"y":1}}""", """{"a":{"y":1}}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":null,"c":null}""", """{"b":2}""")]
    [InlineData("""{"v":1,"source":"s"}""", """{"assumption":"a"}""", """{"v":1,"assumption":"a"}""")]
    [InlineData("""{"v":1,"assumption":"s"}""", """{"assumption":"a"}""", """{"v":1,"assumption":"a"}""")]
    [InlineData("""{"v":1,"assumption":"s"}""", """{"v":2}""", """{"v":2,"assumption":"s"}""")]
    public void Over_Examples_GiveTheStatedResult(string parent, string child, string expected) =>
        Assert.Equal(expected, Text(JsonMerge.Over(Parse(parent), Parse(child), Alternatives)));

    [Fact]
    public void Over_Values_KeepTheirOwnPlaces()
    {
        JsonValue merged = JsonMerge.Over(Parse("{\n  \"a\": 1,\n  \"b\": 2 }", "parent.json"), Parse("{ \"b\": 3 }", "child.json"), None);

        Assert.Equal("parent.json:2:8", merged["a"]!.Span.ToString());
        Assert.Equal("child.json:1:8", merged["b"]!.Span.ToString());
        Assert.Equal("child.json", merged.Span.File);
    }

    [Fact]
    public void Over_EmptyObject_ChangesNothing() => Prop.ForAll(Objects().ToArbitrary(), text =>
        Text(JsonMerge.Over(Parse(text), Parse("{}"), None)) == text && Text(JsonMerge.Over(Parse("{}"), Parse(text), None)) == text
        && Text(JsonMerge.Over(Parse(text), Parse(text), None)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void Over_ThreeGenerations_MergeInEitherOrder() => Prop.ForAll(
        (from a in Objects() from b in Objects() from c in Objects() select (a, b, c)).ToArbitrary(),
        t => Sorted(JsonMerge.Over(JsonMerge.Over(Parse(t.a), Parse(t.b), None), Parse(t.c), None))
            == Sorted(JsonMerge.Over(Parse(t.a), JsonMerge.Over(Parse(t.b), Parse(t.c), None), None))).QuickCheckThrowOnFailure();

    [Fact]
    public void Over_AnyChild_WinsWhereItSpeaks() => Prop.ForAll(
        (from a in Objects() from b in Objects() select (a, b)).ToArbitrary(),
        t => Speaks(JsonMerge.Over(Parse(t.a), Parse(t.b), None), Parse(t.b))).QuickCheckThrowOnFailure();

    private static bool Speaks(JsonValue merged, JsonValue child) => child.Kind != JsonKind.Object
        ? Text(merged) == Text(child)
        : merged.Kind == JsonKind.Object && child.Members.All(m => merged[m.Name] is { } own && Speaks(own, m.Value));

    // Objects nested by depth alone ("o" holds objects, "s" scalars), so that no merge meets an object where another has a scalar:
    // there the order of merging tells, as RFC 7396 has it.
    private static Gen<string> Objects(int depth = 2) =>
        from scalars in Gen.SubListOf(["a", "b", "c"])
        from values in Gen.Elements("1", "true", "\"x\"", "[1,{\"y\":2}]").ListOf(3)
        from nested in depth == 0 ? Gen.Constant(Array.Empty<string>()) : Gen.SubListOf(["o", "p"]).Select(l => l.ToArray())
        from inner in depth == 0 ? Gen.Constant(Array.Empty<string>()) : Objects(depth - 1).ListOf(2).Select(l => l.ToArray())
        select "{" + string.Join(",", [.. scalars.Select((s, i) => $"\"{s}\":{values[i]}"), .. nested.Select((n, i) => $"\"{n}\":{inner[i]}")]) + "}";

    private static string Text(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => "{" + string.Join(",", value.Members.Select(m => $"\"{m.Name}\":{Text(m.Value)}")) + "}",
        JsonKind.Array => "[" + string.Join(",", value.Items.Select(Text)) + "]",
        _ => value.Raw,
    };

    private static string Sorted(JsonValue value) => value.Kind == JsonKind.Object
        ? "{" + string.Join(",", value.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"\"{m.Name}\":{Sorted(m.Value)}")) + "}"
        : Text(value);

    private static JsonValue Parse(string text, string file = "x.json")
    {
        var diagnostics = new DiagnosticBag();
        JsonValue? value = JsonFile.Parse(file, Encoding.UTF8.GetBytes(text), diagnostics);
        Assert.Empty(diagnostics.InFileOrder());
        return value!;
    }
}
