using Planner.Analysis.Comparison;
using Planner.Analysis.Tests;
using Planner.Rules.Pack;
using Planner.Simulation.Recording;

namespace Planner.Reporting.Tests;

/// <summary>A made-up province in the shape of the shipped example: 96 communes, 20 tables, five ways of spending, six targets.</summary>
internal static class SampleComparison
{
    private static readonly (string Id, string Vi, string En, double Effect, double Certified, double Money)[] Ways =
    [
        ("planned", "Theo kế hoạch", "As planned", 0, 0, 1),
        ("equal", "Chia đều", "Equal shares", -0.1, -4, 1),
        ("nearest", "Ưu tiên xã gần đạt chuẩn", "Nearest the standard first", -0.15, 4, 1),
        ("poorest", "Ưu tiên xã nghèo nhất", "Poorest first", 0.35, -6, 1),
        ("more", "Tăng 30% vốn hợp lệ", "30% more eligible money", 0.45, 5, 1.3),
    ];

    public static EnsembleComparison Make(bool synthetic = true, int scenarios = 5, double shift = 0)
    {
        EnsembleBuilder builder = Builder(synthetic);
        return EnsembleComparison.Of(Ways.Take(scenarios).Select(w => Ensemble(builder, w, shift)).ToArray());
    }

    private static EnsembleBuilder Builder(bool synthetic)
    {
        EnsembleBuilder builder = new EnsembleBuilder { Replicates = 400, Tables = synthetic ? 20 : 1, Communes = 96, Synthetic = synthetic, Seed = 2025 }
            .Metric("povertyRate", "percent", "Tỷ lệ hộ nghèo", "Poverty rate")
            .Metric("communesCertified", "communes", "Xã đạt chuẩn nông thôn mới", "Communes certified")
            .Metric("ruralIncome", "million VND per person per year", "Thu nhập bình quân nông thôn", "Rural income per person")
            .Component("nrd.infrastructure", "Hạ tầng nông thôn mới", "New-rural infrastructure")
            .Component("poverty.livelihoods", "Sinh kế giảm nghèo", "Livelihoods of the poor")
            .Component("minority.housing", "Nhà ở dân tộc thiểu số", "Housing for ethnic minorities")
            .Target("BK-05", ">=", 2, "percentage points per year", "povertyRate", "Tỷ lệ hộ nghèo giảm bình quân/năm", "Mean yearly drop of the poverty rate")
            .Target("BK-09", ">=", 1.5, "times", null, "Thu nhập nông thôn so với 2020", "Rural income against 2020")
            .Target("BK-11", ">", 98, "percent", null, "Đồng bào dân tộc thiểu số tham gia bảo hiểm y tế", "Ethnic-minority people insured")
            .Target("BK-14", ">=", 61, "communes", "communesCertified", "Xã đạt chuẩn nông thôn mới", "Communes certified new-rural")
            .Target("BK-16", ">", 17, "communes", null, "Xã đạt chuẩn nông thôn mới nâng cao", "Communes certified advanced")
            .Target("BK-18", ">", 15, "criteria per commune", null, "Bình quân tiêu chí/xã", "Mean criteria met per commune");
        builder.Criteria.AddRange([("TC01", "Quy hoạch", "Planning"), ("TC02", "Giao thông", "Roads"), ("TC10", "Thu nhập", "Income"), ("TC11", "Nghèo đa chiều", "Poverty")]);
        builder.History["povertyRate"] = new Dictionary<int, double> { [2016] = 29.4, [2017] = 26.6, [2018] = 23.9, [2019] = 21.2, [2020] = 26.9 };
        builder.History["communesCertified"] = new Dictionary<int, double> { [2016] = 6, [2017] = 9, [2018] = 14, [2019] = 20, [2020] = 23 };
        return builder;
    }

    private static Ensemble Ensemble(EnsembleBuilder builder, (string Id, string Vi, string En, double Effect, double Certified, double Money) way, double shift)
    {
        double Drop(int r) => 1.95 + shift + (0.4 * way.Effect) + (0.25 * Normal(r, 1)) + (0.12 * Normal(r % builder.Tables, 2));
        double Certified(int y, int r) => Math.Round(
            23 + (y / 5.0 * (30 + way.Certified + (10 * shift) + (4 * Normal(r, 3)) + (3 * Normal(r % builder.Tables, 4)))) + (y == 0 ? 0 : 0.8 * Normal(r, 50 + y)));
        return builder.Build(
            way.Id,
            new LocalizedText(way.Vi, way.En),
            (m, y, r) => m switch
            {
                0 => 26.9 - (Drop(r) * y) + (y == 0 ? 0 : 0.3 * Normal(r, 20 + y)),
                1 => Certified(y, r),
                _ => 24 * Math.Pow(1.083, y) * (1 + (0.02 * y * Normal(r, 30) / 5)),
            },
            (t, r) => t switch
            {
                0 => Drop(r),
                1 => Math.Pow(1.083, 5) * (1 + (0.02 * Normal(r, 30))) + shift,
                2 => 98.9 + (0.8 * way.Effect) + (0.6 * Normal(r, 6)),
                3 => Certified(5, r),
                4 => Math.Round(10 + way.Certified + (2.5 * Normal(r, 7))),
                _ => 15.5 + (0.05 * way.Certified) + (0.3 * Normal(r, 8)),
            },
            Enumerable.Range(2021, 5).SelectMany(y => new[]
            {
                ("nrd.infrastructure", y, 200 * way.Money), ("poverty.livelihoods", y, 80 * way.Money), ("minority.housing", y, 20 * way.Money),
            }).ToArray(),
            (c, k, y) => y == 0 || c >= 93 || k == 2 ? 0 : (k == 0 ? 200 : 80) * way.Money * 0.87 / 93,
            (c, k, _) => k switch { 0 => 400, 1 => c < 44 ? 100 : 380, 2 => c < 60 ? 90 : 350, _ => c < 20 ? 200 : 400 },
            (c, level, y) => level == 1 && c < 50 ? (y == 1 + (c % 5) ? 300 : y == 6 ? 100 : 0) : y == 6 ? 400 : 0);
    }

    /// <summary>Nearly normal, mean 0 and variance 1, from sums of hashed uniforms: the same on every machine.</summary>
    private static double Normal(int replicate, int purpose)
    {
        ulong state = ((ulong)(uint)replicate << 32) ^ ((ulong)(uint)purpose * 0x9E3779B97F4A7C15UL);
        double sum = 0;
        for (int i = 0; i < 12; i++)
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            sum += ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
        }

        return sum - 6;
    }
}
