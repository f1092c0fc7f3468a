using System.Security.Cryptography;
using System.Text;
using MathNet.Numerics.Statistics;
using Planner.Numerics.Random;

namespace Planner.Numerics.Tests.Random;

public class UniformSourceTests
{
    private static readonly DrawPurpose Exit = DrawPurpose.Named("poverty.exit");
    private static readonly DrawPurpose Entry = DrawPurpose.Named("poverty.entry");
    private static readonly ulong Unit = UnitHash.Of("BK-01-003");
    private static readonly UniformSource Source = new(2021);

    [Fact]
    public void At_LayoutVersion1_FollowsTheDocumentedSteps()
    {
        // The layout written out a second time, in the plainest way.
        static ulong Mix(ulong x)
        {
            x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
            x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
            return x ^ (x >> 31);
        }

        const ulong gamma = 0x9E3779B97F4A7C15;
        ulong key = Mix(unchecked(gamma + (Exit.Value ^ Mix(unchecked(2021 + gamma)))));
        for (int replicate = 0; replicate < 50; replicate++)
        {
            (uint r0, uint r1, uint r2, uint r3) = Philox4x32.Block(
                (uint)replicate / 2, 2023 + 65536 * 7, (uint)(Unit % 4294967296), (uint)(Unit / 4294967296), (uint)(key % 4294967296), (uint)(key / 4294967296));
            ulong word = replicate % 2 == 0 ? r0 + 4294967296UL * r1 : r2 + 4294967296UL * r3;
            double expected = (2.0 * (word / 4096) + 1) / 9007199254740992.0;
            Assert.Equal(expected, Source.At(Exit, Unit, 2023, 7, replicate));
        }
    }

    [Fact]
    public void At_FixedArguments_NeverChanges()
    {
        // A change here breaks every stored run: raise UniformSource.LayoutVersion with it.
        Assert.Equal(1, UniformSource.LayoutVersion);
        Assert.Equal(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes("poverty.exit")), 0), Exit.Value);
        Assert.Equal(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes("BK-01-003")), 0), Unit);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Fill_EveryOffsetAndLength_SameBitsAsAt(int width)
    {
        double[] expected = new double[140];
        for (int k = 0; k < expected.Length; k++)
        {
            expected[k] = Source.At(Entry, Unit, 2025, 65535, k);
        }

        for (int first = 0; first < 40; first++)
        {
            for (int length = 0; length <= 100; length++)
            {
                double[] guarded = new double[length + 2];
                Source.Fill(Entry, Unit, 2025, 65535, first, guarded.AsSpan(1, length), width);
                Assert.Equal(0, guarded[0]);
                Assert.Equal(0, guarded[^1]);
                Assert.True(expected.AsSpan(first, length).SequenceEqual(guarded.AsSpan(1, length)), $"first {first}, length {length}");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Fill_LastReplicates_SameBitsAsAt(int width)
    {
        double[] filled = new double[101];
        Source.Fill(Exit, ulong.MaxValue, 0, 0, int.MaxValue - 100, filled, width);
        for (int k = 0; k < filled.Length; k++)
        {
            Assert.Equal(Source.At(Exit, ulong.MaxValue, 0, 0, int.MaxValue - 100 + k), filled[k]);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Fill_SeveralColumns_SameBitsAsOneByOne(int width)
    {
        UniformColumn flow = Source.Column(Exit, Unit, 2024, 3);
        UniformColumn[] columns =
            [flow, flow.WithIndex(0), Source.Column(Entry, Unit, 2024, 3), Source.Column(Exit, ~Unit, 2025, 65535), flow.WithIndex(65535)];
        (DrawPurpose Purpose, ulong Unit, int Year, int Index)[] addresses =
            [(Exit, Unit, 2024, 3), (Exit, Unit, 2024, 0), (Entry, Unit, 2024, 3), (Exit, ~Unit, 2025, 65535), (Exit, Unit, 2024, 65535)];
        for (int count = 0; count <= columns.Length; count++)
        {
            foreach (int first in new[] { 0, 1, 6, 7 })
            {
                foreach (int length in new[] { 0, 1, 7, 15, 16, 17, 31, 32, 48, 64, 75 })
                {
                    double[] guarded = new double[(count * length) + 2];
                    UniformSource.Fill(columns.AsSpan(0, count), first, guarded.AsSpan(1, count * length), width);
                    Assert.Equal(0, guarded[0]);
                    Assert.Equal(0, guarded[^1]);
                    for (int i = 0; i < count * length; i++)
                    {
                        (DrawPurpose purpose, ulong unit, int year, int index) = addresses[i / length];
                        Assert.Equal(Source.At(purpose, unit, year, index, first + (i % length)), guarded[i + 1]);
                    }
                }
            }
        }
    }

    [Fact]
    public void Fill_ColumnsOfUnequalLength_Refused()
    {
        UniformColumn[] columns = [Source.Column(Exit, Unit, 0, 0), Source.Column(Exit, Unit, 0, 1)];
        Assert.Throws<ArgumentException>(() => UniformSource.Fill(columns, 0, new double[3]));
        Assert.Throws<ArgumentException>(() => UniformSource.Fill([], 0, new double[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformSource.Fill(columns, int.MaxValue, new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.Column(Exit, Unit, 65536, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => columns[0].WithIndex(65536));
    }

    [Theory]
    [InlineData(-1, 0, 0, "year")]
    [InlineData(65536, 0, 0, "year")]
    [InlineData(0, -1, 0, "index")]
    [InlineData(0, 65536, 0, "index")]
    [InlineData(0, 0, -1, "replicate")]
    public void At_OutOfRange_RefusedWithRange(int year, int index, int replicate, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Source.At(Exit, Unit, year, index, replicate));
        Assert.Equal(name, error.ParamName);
        Assert.Contains("Range: 0 ≤", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_ReplicatesRunOut_Refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Source.Fill(Exit, Unit, 0, 0, int.MaxValue, new double[2]));
        Source.Fill(Exit, Unit, 0, 0, int.MaxValue, new double[1]);
    }

    [Fact]
    public void Fill_ManyNumbers_UniformByChiSquareAndKolmogorov()
    {
        const int n = 1 << 18;
        double[] u = Draw(Exit, Unit, 2022, 0, n);
        Assert.All(u, x => Assert.True(x is > 0 and < 1));

        const int cells = 1024;
        double[] counts = new double[cells];
        foreach (double x in u)
        {
            counts[(int)(x * cells)]++;
        }

        double chiSquare = counts.Sum(c => (c - (double)n / cells) * (c - (double)n / cells) / ((double)n / cells));
        double probability = MathNet.Numerics.Distributions.ChiSquared.CDF(cells - 1, chiSquare);
        Assert.InRange(probability, 0.001, 0.999);

        Array.Sort(u);
        double distance = 0;
        for (int i = 0; i < n; i++)
        {
            distance = Math.Max(distance, Math.Max((i + 1.0) / n - u[i], u[i] - (double)i / n));
        }

        Assert.InRange(distance * Math.Sqrt(n), 0.2, 1.95); // the 0.1 % point of Kolmogorov's distribution
    }

    [Fact]
    public void Fill_LowBits_AreFairToo()
    {
        double[] u = Draw(Exit, Unit, 2022, 3, 1 << 16);
        for (int bit = 1; bit <= 52; bit++)
        {
            double scale = Math.ScaleB(1, bit);
            int ones = u.Count(x => ((long)(x * scale) & 1) == 1);
            Assert.InRange(ones, 32768 - 512, 32768 + 512); // four standard deviations of 128
        }
    }

    [Fact]
    public void Fill_OneCoordinateChanged_Uncorrelated()
    {
        const int n = 40_000;
        double[] u = Draw(Exit, Unit, 2022, 0, n + 1);
        double[] head = u[..n];
        var others = new Dictionary<string, double[]>
        {
            ["next replicate"] = u[1..],
            ["purpose"] = Draw(Entry, Unit, 2022, 0, n),
            ["unit"] = Draw(Exit, UnitHash.Of("BK-01-004"), 2022, 0, n),
            ["unit by one bit"] = Draw(Exit, Unit ^ 1, 2022, 0, n),
            ["unit by one high bit"] = Draw(Exit, Unit ^ (1UL << 63), 2022, 0, n),
            ["year"] = Draw(Exit, Unit, 2023, 0, n),
            ["index"] = Draw(Exit, Unit, 2022, 1, n),
            ["seed"] = DrawFrom(new UniformSource(2022), Exit, Unit, 2022, 0, n),
        };
        foreach ((string what, double[] other) in others)
        {
            double correlation = Correlation.Pearson(head, other);
            Assert.True(Math.Abs(correlation) < 4 / Math.Sqrt(n), $"{what}: {correlation}");
            double dependence = Correlation.Pearson(head.Select(x => (x - 0.5) * (x - 0.5)), other.Select(x => (x - 0.5) * (x - 0.5)));
            Assert.True(Math.Abs(dependence) < 4 / Math.Sqrt(n), $"{what}, squares: {dependence}");
        }
    }

    [Fact]
    public void Fill_Span_AllocatesNothing()
    {
        double[] u = new double[1000];
        Source.Fill(Exit, Unit, 2022, 0, 1, u);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Source.Fill(Exit, Unit, 2022, i, 1, u);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Named_DecomposedAndComposedText_Agree()
    {
        const string composed = "x\u00e3.\u0110\u1eafk"; // xã.Đắk
        Assert.Equal(DrawPurpose.Named(composed), DrawPurpose.Named(composed.Normalize(NormalizationForm.FormD)));
        Assert.Equal(UnitHash.Of(composed), UnitHash.Of(composed.Normalize(NormalizationForm.FormD)));
        Assert.NotEqual(UnitHash.Of("a"), UnitHash.Of("A"));
        Assert.Throws<ArgumentException>(() => DrawPurpose.Named(" "));
    }

    private static double[] Draw(DrawPurpose purpose, ulong unit, int year, int index, int n) =>
        DrawFrom(Source, purpose, unit, year, index, n);

    private static double[] DrawFrom(UniformSource source, DrawPurpose purpose, ulong unit, int year, int index, int n)
    {
        double[] u = new double[n];
        source.Fill(purpose, unit, year, index, 0, u);
        return u;
    }
}
