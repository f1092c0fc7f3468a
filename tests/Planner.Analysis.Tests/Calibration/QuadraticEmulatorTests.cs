using Planner.Analysis.Calibration;

namespace Planner.Analysis.Tests.Calibration;

public sealed class QuadraticEmulatorTests
{
    private const int Replicates = 800;

    [Fact]
    public void Fit_OfAQuadratic_GivesItBackEverywhere()
    {
        double[][] z = Scores(2);
        double Truth(double a, double b) => 3 + (2 * a) - b + (0.5 * a * a) - (0.25 * a * b) + (0.1 * b * b);

        QuadraticEmulator emulator = QuadraticEmulator.Fit(z, [[.. z[0].Select((a, r) => Truth(a, z[1][r]))]]);

        double[] terms = new double[QuadraticEmulator.Terms(2)];
        emulator.Expand([1.5, -2], terms);
        Assert.Equal(Truth(1.5, -2), emulator.Mean(0, terms), 9);
        Assert.Equal(1, emulator.Explained[0], 9);
    }

    [Fact]
    public void Fit_OfNoisyOutputs_LeavesTheNoisesCovariance()
    {
        double[][] z = Scores(1);
        var random = new DrawSequence(3, "test.noise", "x");
        double[] shared = [.. Enumerable.Range(0, Replicates).Select(_ => random.Normal())];
        double[] own = [.. Enumerable.Range(0, Replicates).Select(_ => random.Normal())];

        QuadraticEmulator emulator = QuadraticEmulator.Fit(z, [[.. z[0].Select((a, r) => a + shared[r])], [.. z[0].Select((a, r) => (2 * a) + shared[r] + own[r])]]);

        Assert.InRange(emulator.Covariance[0, 0], 0.85, 1.15);
        Assert.InRange(emulator.Covariance[1, 1], 1.75, 2.25);
        Assert.InRange(emulator.Covariance[0, 1], 0.85, 1.15);
        Assert.InRange(emulator.Explained[0], 0.4, 0.6);
    }

    [Fact]
    public void Fit_OfTooFewReplicates_IsRefused() => Assert.Throws<ArgumentException>(() => QuadraticEmulator.Fit([[1, 2, 3]], [[1, 2, 3]]));

    internal static double[][] Scores(int inputs) => [.. Enumerable.Range(0, inputs).Select(i =>
    {
        var random = new DrawSequence(1, "test.scores", FormattableString.Invariant($"input:{i}"));
        return Enumerable.Range(0, Replicates).Select(_ => random.Normal()).ToArray();
    })];
}
