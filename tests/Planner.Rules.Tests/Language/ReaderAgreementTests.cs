using FsCheck;
using FsCheck.Fluent;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;

namespace Planner.Rules.Tests.Language;

public sealed class ReaderAgreementTests
{
    [Fact]
    public void ScalarAndExplain_GeneratedExpressions_AgreeInValueAndError() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Agree));

    private static bool Agree(int seed)
    {
        var generator = new ExpressionGenerator(seed);
        (string source, ExpressionKind kind) = (seed % 3) switch
        {
            0 => (generator.Real(4), ExpressionKind.Number),
            1 => (generator.Whole(4), ExpressionKind.Number),
            _ => (generator.Truth(4), ExpressionKind.Boolean),
        };
        var diagnostics = new DiagnosticBag();
        CompiledExpression? compiled = ExpressionCompiler.Compile(ExpressionText.Plain(source), SampleInputs.Layout, kind, diagnostics);
        Assert.True(compiled is not null, source + "\n" + string.Join('\n', diagnostics.InFileOrder()));
        for (int i = 0; i < 8; i++)
        {
            double[] lanes = generator.Bank(false, false, false, true, true, true, true);
            double[] shared = generator.Bank(true, false, false);
            double scalar = compiled.Scalar(lanes, 0, 1, shared, 0);
            double checkedScalar = compiled.CheckedScalar(lanes, 0, 1, shared, 0, out bool failed);
            Explanation explanation = compiled.Explain(lanes, 0, 1, shared, 0);
            string where = $"{source} lanes {string.Join(' ', lanes)} shared {string.Join(' ', shared)}";
            Assert.True(failed == explanation.Error is not null, $"failed {failed}, explained '{explanation.Error}': {where}");
            Assert.True(Bits(scalar) == Bits(checkedScalar), where);
            Assert.True(Bits(scalar) == Bits(explanation.Value), $"{scalar} against {explanation.Value}: {where}");
            Assert.True(kind == ExpressionKind.Number || failed == double.IsNaN(scalar), where);
        }

        return true;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
