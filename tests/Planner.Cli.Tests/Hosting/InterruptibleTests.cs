using Planner.Cli.Hosting;

namespace Planner.Cli.Tests.Hosting;

public class InterruptibleTests
{
    [Fact]
    public void Run_WorkThatIgnoresTheInterrupt_IsLeftBehind()
    {
        using var interrupt = new CancellationTokenSource();
        using var never = new ManualResetEventSlim();
        Assert.Throws<OperationCanceledException>(() => Interruptible.Run(
            _ =>
            {
                interrupt.Cancel();
                never.Wait(CancellationToken.None);
                return 0;
            },
            interrupt.Token));
        never.Set();
    }

    [Fact]
    public void Run_WorkThatThrows_ThrowsTheSameHere() =>
        Assert.Equal("x", Assert.Throws<InvalidDataException>(() => Interruptible.Run<int>(_ => throw new InvalidDataException("x"), CancellationToken.None)).Message);

    [Fact]
    public void Run_WorkThatFinishes_GivesItsResult() => Assert.Equal(42, Interruptible.Run(_ => 42, CancellationToken.None));
}
