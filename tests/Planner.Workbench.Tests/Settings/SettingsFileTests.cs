using Planner.Rules.Pack;
using Planner.Workbench.Cells;
using Planner.Workbench.Settings;
using Planner.Workbench.States;

namespace Planner.Workbench.Tests.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-settings-").FullName;

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        SettingsFile file = SettingsFile.OfUser(name => name is "XDG_CONFIG_HOME" or "APPDATA" ? folder : null);
        var settings = new WorkbenchSettings(Language.English, UserKind.Analyst, ColourTheme.ColourBlind);
        Assert.True(file.Write(settings));
        Assert.Equal(settings, file.Read());
        Assert.Equal(["workbench.json"], Directory.EnumerateFiles(Path.Combine(folder, "planner")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "language": 3, "user": "Nobody", "theme": null }""")]
    [InlineData("""{ "language": "\ud800" }""")] // half a character, found by the fuzzer
    public void Read_BrokenFile_CountsAsNothingChosen(string text)
    {
        string path = Path.Combine(folder, "s.json");
        File.WriteAllText(path, text);
        Assert.Equal(new WorkbenchSettings(), new SettingsFile(path).Read());
    }

    [Fact]
    public void Write_NoFolder_IsNoFault()
    {
        Assert.False(new SettingsFile(null).Write(new WorkbenchSettings(Language.English)));
        Assert.False(SettingsFile.OfUser(_ => null).Write(new WorkbenchSettings()));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
