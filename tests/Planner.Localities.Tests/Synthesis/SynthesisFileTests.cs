using System.Text;
using Planner.Localities.Opening;
using Planner.Localities.Synthesis;
using Planner.Rules.Diagnostics;
using Planner.Rules.Documents;

namespace Planner.Localities.Tests.Synthesis;

public sealed class SynthesisFileTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(RepositoryFolder.BacKan, "synthesis.json"));

    private static readonly Lazy<OpenedLocality> Opened = new(() => LocalityFolder.OpenWithoutCommunes(RepositoryFolder.BacKan, new DiagnosticBag())!);

    [Theory]
    [InlineData("\"rate\": \"BK-B6\"", "\"rate\": \"BK-B66\"", "PLN0541", "did you mean 'BK-B6'")]
    [InlineData("\"rate\": \"BK-B6\"", "\"rate\": 120", "PLN0015", "from 0 to 100")]
    [InlineData("\"nearRate\": \"BK-A2\"", "\"nearRate\": \"BK-A1\"", "PLN0541", "must be from 0 to 100")]
    [InlineData("\"pac-nam\"", "\"pac-nem\"", "PLN0542", "did you mean 'pac-nam'")]
    [InlineData("\"masterPlan\": {", "\"masterplan\": {", "PLN0543", "did you mean 'masterPlan'")]
    [InlineData("\"masterPlan\", \"planningRules\"", "\"masterPlan\", \"planningRule\"", "PLN0543", "did you mean 'planningRules'")]
    [InlineData("\"masterPlan\", \"planningRules\"", "\"masterPlan\", \"market\"", "PLN0545", "decides two criteria")]
    [InlineData("\"c10\": { \"given\": true }", "\"c10\": { }", "PLN0545", "needs the indicators")]
    [InlineData("\"5\": 2", "\"x\": 2", "PLN0545", "certificateYears")]
    [InlineData("\"tables\": 20", "\"tables\": 0", "PLN0015", "from 1 to 1000")]
    [InlineData("[26.3, 14]", "[14, 26.3]", "PLN0544", "[worse, better]")]
    [InlineData("\"income\":", "\"incomes\":", "PLN0014", "did you mean 'income'")]
    [InlineData("\"income\":", "\"incomes\":", "PLN0011", "needs a member 'income'")]
    public void Read_Fault_IsNamed(string from, string to, string code, string message)
    {
        Assert.Contains(from, Shipped, StringComparison.Ordinal);
        var diagnostics = new DiagnosticBag();
        JsonValue root = JsonFile.Parse("synthesis.json", Encoding.UTF8.GetBytes(Shipped.Replace(from, to, StringComparison.Ordinal)), diagnostics)!;

        Assert.Null(SynthesisFile.Read(root, Opened.Value.Locality, Opened.Value.Pack, diagnostics));
        Assert.Contains(diagnostics.InFileOrder(), d => d.Code == code && d.Message.Contains(message, StringComparison.Ordinal));
    }
}
