using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;
using Planner.Rules.Tests.Pack;
using Spoken = Planner.Rules.Pack.Language;

namespace Planner.Rules.Tests.Diagnostics.Wording;

public sealed partial class MessageWordingTests
{
    private const string File = "src/Planner.Rules/Diagnostics/Wording/messages.vi.json";

    private static readonly string Repository = Path.GetDirectoryName(ShippedRules.Folder)!;
    private static readonly Lazy<SourceMessages> Sources = new(() => SourceMessages.Under(Path.Combine(Repository, "src")));
    private static readonly JsonElement Catalogue = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Repository, File))).RootElement;

    // Messages that are handed on whole: the scan finds them where they are made.
    private static readonly string[] HandedOn =
    [
        "Planner.Localities/Policies/LeverReader.cs: code",
        "Planner.Rules/Language/Checking/Checker.Calls.cs: code: message",
        "Planner.Rules/Language/Parsing/Parser.Primary.cs: LanguageCode.Syntax: message + found",
        "Planner.Rules/Language/Parsing/Parser.cs: LanguageCode.Refused: reason",
        "Planner.Rules/Language/Parsing/Parser.cs: LanguageCode.Syntax: message + found",
        "Planner.Rules/Language/Parsing/Parser.cs: fault.Code",
        "Planner.Rules/Workflows/Evaluation/WorkflowExecutor.cs: LanguageCode.Evaluation: fault.Message",
    ];

    [Fact]
    public void Messages_OfTheSources_HaveAVietnamesePairEach()
    {
        string[] missing =
        [
            .. Sources.Value.Messages.SelectMany(c => c.Value.Where(m => !Pairs(c.Key).ContainsKey(m.Key)).Select(m => $"{m.Value}: in \"messages\", \"{c.Key}\": {Json(m.Key)}")),
            .. Sources.Value.Phrases.Where(p => !Pairs("phrases").ContainsKey(p.Key)).Select(p => $"{p.Value.First()}: in \"phrases\" (words that fill a hole of this message): {Json(p.Key)}"),
        ];
        Assert.True(missing.Length == 0, $"These messages have no Vietnamese. Add the template with its translation to {File}; holes are numbered in the order of the text:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Pairs_OfTheCatalogue_AreAllUsed()
    {
        string[] unused =
        [
            .. Catalogue.GetProperty("messages").EnumerateObject().SelectMany(c => c.Value.EnumerateObject()
                .Where(m => !Sources.Value.Messages.TryGetValue(c.Name, out var known) || !known.ContainsKey(m.Name)).Select(m => $"\"{c.Name}\": {Json(m.Name)}")),
            .. Pairs("phrases").Keys.Where(p => !Sources.Value.Phrases.ContainsKey(p)).Select(p => $"\"phrases\": {Json(p)}"),
        ];
        Assert.True(unused.Length == 0, $"No message under src/ is made so any more. Delete these from {File}, or change them with the message:\n{string.Join('\n', unused)}");
    }

    [Fact]
    public void Messages_ThatTheScanCannotFollow_AreTheKnownOnes()
    {
        string[] found = [.. Sources.Value.HandedOn.Except(HandedOn)];
        Assert.True(found.Length == 0, "The text of these messages cannot be read from the sources; write each as one literal or interpolated text where the diagnostic is made:\n" + string.Join('\n', found));
    }

    [Fact]
    public void Pairs_HaveTheSameHolesAndNoEnglish()
    {
        Assert.All(AllPairs(), p =>
        {
            Assert.Equal(MessageTemplate.Parse(p.English).Holes.Order(), MessageTemplate.Parse(p.Vietnamese).Holes.Order());
            Assert.Equal(MessageTemplate.Parse(p.English).Holes, Enumerable.Range(0, MessageTemplate.Parse(p.English).Holes.Count));
            Assert.True(p.Vietnamese.IsNormalized(), p.Vietnamese);
            Assert.True(!ToldInVietnamese.WordsIn(Hole().Replace(p.Vietnamese, "X")).Any(), p.Vietnamese);
        });
    }

    [Fact]
    public void Of_EachTemplateFilled_IsToldByItsOwnPair() => Assert.All(Catalogue.GetProperty("messages").EnumerateObject().SelectMany(c => c.Value.EnumerateObject().Select(m => (c.Name, English: m.Name, Vi: m.Value.GetString()!))), p =>
    {
        string[] values = [.. Enumerable.Range(0, 9).Select(i => $"Q{i}")];
        Assert.Equal(Filled(p.Vi, values), MessageWording.Of(p.Name, Filled(p.English, values), Spoken.Vietnamese));
    });

    [Theory]
    [InlineData("PLN0403", "the rule has 'Rules' but no 'Operator'; add \"Operator\": \"And\" or \"Or\"", "quy tắc có 'Rules' nhưng thiếu 'Operator'; hãy thêm \"Operator\": \"And\" hoặc \"Or\"")]
    [InlineData("PLN0010", "'trend' of the indicator 'income' must be a number, not a text", "'trend' của chỉ tiêu 'income' phải là số, không phải chuỗi chữ")]
    [InlineData("PLN0014", "the scenario has no member 'budgts'; did you mean 'budgets'?", "kịch bản không có thành viên 'budgts'; ý là 'budgets' chăng?")]
    [InlineData("PLN0013", "'unit' of the metric 'a number' is 'x'; expected one of a, b; did you mean 'b'?", "'unit' của chỉ số 'a number' là 'x'; cần một trong: a, b; ý là 'b' chăng?")]
    [InlineData("PLN0013", "'aggregate' of the measure is 'summ'; expected one of sum, mean, ratio; did you mean 'sum'?", "'aggregate' của số đo là 'summ'; cần một trong: sum, mean, ratio; ý là 'sum' chăng?")]
    [InlineData("PLN0015", "'low' of a range is 7; expected a number from 0 to 1", "'low' của khoảng là 7; cần số từ 0 đến 1")]
    [InlineData("PLN1004", "'income < 0' never holds from 2021 to 2025, whatever the commune: income is at least 0", "'income < 0' không bao giờ đúng từ 2021 đến 2025, với mọi xã: income ít nhất 0")]
    [InlineData("PLN0003", "not valid JSON: '}' is invalid after a property name. Expected a ':'.", "JSON không hợp lệ: '}' không đứng sau tên thành viên được; cần ':'.")]
    [InlineData("PLN0340", "Attempted to divide by zero.", "Chia cho 0.")]
    public void Of_Message_IsTold(string code, string message, string vietnamese)
    {
        Assert.Equal(vietnamese, MessageWording.Of(code, message, Spoken.Vietnamese));
        Assert.Equal(message, MessageWording.Of(code, message, Spoken.English));
    }

    [Fact]
    public void Of_UnknownMessage_StaysEnglish() => Assert.Equal("quite new", MessageWording.Of("PLN0403", "quite new", Spoken.Vietnamese));

    [Fact]
    public void In_Vietnamese_KeepsWhatEditorsLookFor()
    {
        var fault = new Diagnostic("PLN0402", Severity.Error, new SourceSpan("w.json", 3, 7), "the file holds no workflow");
        Assert.Equal("w.json:3:7: error PLN0402: tệp không có workflow nào", fault.In(Spoken.Vietnamese));
        Assert.Equal(fault.ToString(), fault.In(Spoken.English));
        Assert.Equal(fault.ToString(), fault.InBoth().En);
    }

    [Fact]
    public void Of_CutMessage_IsToldAsFarAsItGoes()
    {
        var bag = new DiagnosticBag();
        string name = new('n', InputLimits.MessageLength);
        bag.Error("PLN0406", SourceSpan.StartOf("w.json"), $"there are two parameters '{name}' in 'LocalParams'");

        string told = MessageWording.Of("PLN0406", Assert.Single(bag.InFileOrder()).Message, Spoken.Vietnamese);

        Assert.StartsWith("có hai tham số 'nnn", told, StringComparison.Ordinal);
        Assert.EndsWith("n…' trong '…'", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnyTextInHoles_Survives()
    {
        (string Code, string English)[] all = [.. Catalogue.GetProperty("messages").EnumerateObject().SelectMany(c => c.Value.EnumerateObject().Where(m => m.Name != m.Value.GetString()).Select(m => (c.Name, m.Name)))];
        char[] signs = ['a', 'đ', '\'', '"', '{', '}', '\n', ';', ':', ' ', '0', '…', '\\', ','];
        Gen<string> text = Gen.Elements(signs).ArrayOf().Select(c => new string(c));
        Gen<string> any = Gen.OneOf(text, text.Select(t => string.Concat(Enumerable.Repeat(t, 20))), Gen.Constant(" of the rule 'x' must be {0}"));
        Prop.ForAll(
            (from pair in Gen.Elements(all) from values in any.ListOf(9) select (pair, values)).ToArbitrary(),
            t =>
            {
                string message = Filled(t.pair.English, [.. t.values]);
                string told = MessageWording.Of(t.pair.Code, message, Spoken.Vietnamese);
                int holes = MessageTemplate.Parse(t.pair.English).Holes.Count;

                // A text that repeats words of the template may be told by other holes; none of its signs is lost then either.
                return told != message && t.values.Take(holes).SelectMany(v => v.Where(c => c is '{' or '}' or '\n' or '\\' or '…')).GroupBy(c => c)
                    .All(g => told.Count(c => c == g.Key) >= g.Count());
            }).QuickCheckThrowOnFailure();
    }

    private static Dictionary<string, string> Pairs(string of) =>
        (of == "phrases" ? Catalogue.GetProperty(of) : Catalogue.GetProperty("messages").TryGetProperty(of, out JsonElement code) ? code : JsonDocument.Parse("{}").RootElement)
            .EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal);

    private static IEnumerable<(string English, string Vietnamese)> AllPairs() =>
        Catalogue.GetProperty("messages").EnumerateObject().SelectMany(c => c.Value.EnumerateObject())
            .Concat(Catalogue.GetProperty("phrases").EnumerateObject()).Concat(Catalogue.GetProperty("elsewhere").EnumerateObject())
            .Select(p => (p.Name, p.Value.GetString()!));

    private static string Filled(string template, IReadOnlyList<string> values)
    {
        MessageTemplate parsed = MessageTemplate.Parse(template);
        return parsed.Fill(parsed.Holes.ToDictionary(h => h, h => values[h]));
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Hole();
}
