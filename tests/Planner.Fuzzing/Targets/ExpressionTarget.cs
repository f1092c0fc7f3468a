using System.Text;
using Planner.Fuzzing.Running;
using Planner.Rules.Diagnostics;
using Planner.Rules.Language;
using Planner.Rules.Language.Checking;
using Planner.Rules.Tests.Language;

namespace Planner.Fuzzing.Targets;

/// <summary>Expressions as texts: cut into tokens, parsed, checked, and what is sound is read by the walking reader.</summary>
internal sealed class ExpressionTarget : FuzzTarget
{
    private const string File = "expression";

    public override string Name => "expression";

    public override string Ending => ".txt";

    public override int Weight => 40;

    public override byte[] Make(Random random) => Encoding.UTF8.GetBytes(Repository.Expressions.Make(random));

    public override bool Try(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        byte[] shown = Encoding.UTF8.GetBytes(text);
        bool taken = false;
        foreach (ExpressionKind kind in (ExpressionKind[])[ExpressionKind.Boolean, ExpressionKind.Number])
        {
            var diagnostics = new DiagnosticBag();
            TypedExpression? tree = ExpressionCompiler.CheckForLanes(ExpressionText.Plain(text), SampleInputs.Layout, kind, diagnostics);
            FuzzFaultException.Unless(tree is null == diagnostics.HasErrors, () => "a tree and faults");
            Checked.All(diagnostics, File, shown);
            taken |= tree is not null;
        }

        return taken;
    }
}
