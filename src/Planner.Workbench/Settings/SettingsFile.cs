using System.Text.Json;
using Planner.Rules.Documents;
using Planner.Rules.Pack;
using Planner.Simulation.Storing;
using Planner.Workbench.Cells;
using Planner.Workbench.States;

namespace Planner.Workbench.Settings;

/// <summary>
/// Keeps the settings in one small file of the user's configuration folder. What cannot be read counts as not chosen, what cannot be written is not
/// remembered: neither keeps anybody from working.
/// </summary>
/// <param name="path">The file; null to remember nothing.</param>
public sealed class SettingsFile(string? path)
{
    private const string FileName = "workbench.json";
    private const int MostBytes = 1 << 20;

    /// <summary>The file of this user: in XDG_CONFIG_HOME or <c>~/.config</c>, on Windows in APPDATA; null where the system names no such folder.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static SettingsFile OfUser(Func<string, string?> variable) => new(FolderOf(variable) is { } folder ? Path.Combine(folder, FileName) : null);

    /// <summary>The folder that file lies in; null where the system names none.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    public static string? FolderOf(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string? folder = OperatingSystem.IsWindows()
            ? variable("APPDATA")
            : variable("XDG_CONFIG_HOME") is { Length: > 0 } named ? named : variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config") : null;
        return string.IsNullOrEmpty(folder) || !Path.IsPathRooted(folder) ? null : Path.Combine(folder, "planner");
    }

    /// <summary>What was remembered; empty settings where nothing was.</summary>
    public WorkbenchSettings Read()
    {
        if (path is null || !File.Exists(path))
        {
            return new WorkbenchSettings();
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(BoundedFile.ReadAtMost(path, MostBytes));
            JsonElement root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object
                ? new WorkbenchSettings()
                : new WorkbenchSettings(
                    Text(root, "language") switch { "vi" => Language.Vietnamese, "en" => Language.English, _ => null },
                    Enum.TryParse(Text(root, "user"), ignoreCase: true, out UserKind user) && Enum.IsDefined(user) ? user : null,
                    Enum.TryParse(Text(root, "theme"), ignoreCase: true, out ColourTheme theme) && Enum.IsDefined(theme) ? theme : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return new WorkbenchSettings();
        }
    }

    /// <summary>Remembers settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>Whether they could be written.</returns>
    public bool Write(WorkbenchSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (path is null)
        {
            return false;
        }

        try
        {
            AtomicFile.Write(path, stream =>
            {
                using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
                writer.WriteStartObject();
                if (settings.Language is { } language)
                {
                    writer.WriteString("language", language == Language.Vietnamese ? "vi" : "en");
                }

                if (settings.User is { } user)
                {
                    writer.WriteString("user", user.ToString());
                }

                if (settings.Theme is { } theme)
                {
                    writer.WriteString("theme", theme.ToString());
                }

                writer.WriteEndObject();
            });
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
