using Planner.Localities.Coverage;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Coverage;

public sealed class TargetIndexTests
{
    [Fact]
    public void Of_BacKan_GivesEveryIdWithTheLineItStandsIn()
    {
        var diagnostics = new DiagnosticBag();

        IReadOnlyList<IndexedId> ids = TargetIndex.Of(RepositoryFolder.BacKan, diagnostics)!;

        Assert.Empty(diagnostics.InFileOrder());
        Assert.All(ids, id =>
        {
            string line = File.ReadLines(id.Place!.Value.File).ElementAt(id.Place.Value.Line - 1);
            string name = id.Kind == IndexedKind.Lever ? id.Fields[0][(id.Fields[0].LastIndexOf('.') + 1)..] : id.Id;
            Assert.Contains($"\"{name}\"", line);
        });
        Assert.Equal(18, ids.Count(i => i.Kind == IndexedKind.Target));
        Assert.Equal(5, ids.Count(i => i.Kind == IndexedKind.Lever));
    }

    [Fact]
    public void With_AnIdThatNothingDefines_IsMissing()
    {
        IReadOnlyList<IndexedId> ids = TargetIndex.With(
            [new IndexedId("BK-01", "bac-kan", IndexedKind.Target, SourceSpan.StartOf("x"), [])],
            [("BK-01", "bac-kan"), ("BK-99", "bac-kan"), ("LC-01", "lai-chau"), ("QN-01", "")],
            ["bac-kan"]);

        Assert.Equal(["BK-99", "QN-01"], ids.Where(i => i.IsMissing).Select(i => i.Id));
    }
}
