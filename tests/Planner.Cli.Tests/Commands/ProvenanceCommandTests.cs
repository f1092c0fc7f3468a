using System.Text.Json;

namespace Planner.Cli.Tests.Commands;

public sealed class ProvenanceCommandTests
{
    private static readonly string BacKan = RepositoryData.Root + "/scenarios/bac-kan";

    [Fact]
    public void Run_WithATarget_ListsOnlyWhatTouchesIt()
    {
        var host = new FakeHost();

        Assert.Equal(0, host.Run("provenance", BacKan, "--target", "BK-12", "--kind", "assumption", "--json"));

        using JsonDocument answer = JsonDocument.Parse(host.Out);
        JsonElement[] figures = [.. answer.RootElement.GetProperty("localities")[0].GetProperty("figures").EnumerateArray()];
        Assert.NotEmpty(figures);
        Assert.All(figures, f =>
        {
            Assert.Equal("assumption", f.GetProperty("kind").GetString());
            Assert.NotEqual("", f.GetProperty("provenance").GetString());
            Assert.Contains("BK-12", f.GetProperty("targets").EnumerateArray().Select(t => t.GetString()));
        });
    }

    [Theory]
    [InlineData("--kind", "guess")]
    [InlineData("--target", "BK-99")]
    public void Run_WhatDoesNotExist_IsBadUsage(string option, string value) => Assert.Equal(2, new FakeHost().Run("provenance", BacKan, option, value));
}
