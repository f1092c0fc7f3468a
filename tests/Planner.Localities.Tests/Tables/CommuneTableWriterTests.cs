using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Planner.Localities.Tables;
using Planner.Localities.Units;
using Planner.Rules.Diagnostics;

namespace Planner.Localities.Tests.Tables;

public sealed class CommuneTableWriterTests
{
    [Fact]
    public void Write_AnyCommunes_AreReadBackTheSame()
    {
        using var folder = new LocalityOnDisk();
        Locality locality = folder.Opened();
        Gen<CommuneStart> communes =
            from index in Gen.Choose(0, locality.Tables[0].Communes.Count - 1)
            from households in Gen.Choose(1, 5000)
            from poor in Gen.Choose(0, households)
            from near in Gen.Choose(0, households - poor)
            from income in Gen.Choose(1, 100_000_000)
            from share in Gen.Choose(0, 10_000)
            from name in Gen.Elements("Đồng \"Lạc\", xã", "a,b", "Hòa Mục", "-5 %", "= 1 + 1")
            from level in Gen.Choose(0, 3)
            select locality.Tables[0].Communes[index] with
            {
                Name = name,
                Households = households,
                PoorHouseholds = poor,
                NearPoorHouseholds = near,
                Income = income / 1e6,
                EthnicMinorityShare = share / 100.0,
                Level = level,
                YearsHeld = level == 0 ? 0 : level,
            };

        Prop.ForAll(communes.ToArbitrary(), commune =>
        {
            var diagnostics = new DiagnosticBag();
            string text = CommuneTableWriter.Write(locality, ShippedPack.Value, [new CommuneTable(1, [commune])]);
            CommuneStart read = CommuneTableReader.Read(
                TableText.Parse("t.csv", Encoding.UTF8.GetBytes(text), diagnostics)!, locality, ShippedPack.Value, diagnostics)[0].Communes[0];

            return diagnostics.Count == 0 && read with { Indicators = commune.Indicators } == commune && read.Indicators.SequenceEqual(commune.Indicators);
        }).QuickCheckThrowOnFailure();
    }
}
