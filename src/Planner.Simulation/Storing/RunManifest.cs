using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Rules.Documents;

namespace Planner.Simulation.Storing;

/// <summary>What is written beside stored outcomes: from what they were made, so that they can be made again and compared.</summary>
/// <param name="Identity">Everything the outcomes depend on.</param>
/// <param name="CommandLine">How the command was called; no part of the address.</param>
/// <param name="OutcomesSha256">SHA-256 of the file of outcomes, as <c>sha256sum</c> gives it.</param>
public sealed record RunManifest(RunIdentity Identity, IReadOnlyList<string> CommandLine, string OutcomesSha256)
{
    /// <summary>What a manifest says it is.</summary>
    public const string Format = "planner run 1";

    // Vietnamese file names stay readable; nothing here ends up in a web page.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a manifest back, to find the inputs of a stored run again.</summary>
    /// <param name="text">What <see cref="Write"/> wrote.</param>
    /// <returns>The manifest; null when the text is none.</returns>
    public static RunManifest? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetString() != Format)
            {
                return null;
            }

            InputFile[] files =
            [
                .. root.GetProperty("files").EnumerateArray().Select(f => new InputFile(
                    f.GetProperty("role").GetString()!,
                    f.GetProperty("name").GetString()!,
                    f.GetProperty("path").GetString()!,
                    new FileDigest(f.GetProperty("sha256").GetString()!, f.GetProperty("contentSha256").GetString()!, f.GetProperty("bytes").GetInt64()))),
            ];
            var identity = new RunIdentity(
                root.GetProperty("engine").GetString()!, root.GetProperty("locality").GetString()!, root.GetProperty("scenario").GetString()!, files,
                root.GetProperty("seed").GetInt64(), root.GetProperty("replicates").GetInt32())
            {
                Drafts = root.TryGetProperty("drafts", out JsonElement drafts) ? [.. drafts.EnumerateArray().Select(d => d.GetString()!)] : [],
            };
            return new RunManifest(identity, [.. root.GetProperty("commandLine").EnumerateArray().Select(a => a.GetString()!)], root.GetProperty("outcomesSha256").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Writes the manifest as JSON.</summary>
    /// <param name="stream">Where to; not closed.</param>
    public void Write(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("id", Identity.Address.Hex);
        json.WriteString("engine", Identity.Engine);
        json.WriteString("locality", Identity.Locality);
        json.WriteString("scenario", Identity.Scenario);
        json.WriteNumber("seed", Identity.Seed);
        json.WriteNumber("replicates", Identity.Replicates);
        json.WriteString("outcomesSha256", OutcomesSha256);
        if (Identity.Drafts.Count > 0)
        {
            json.WriteStartArray("drafts");
            foreach (string draft in Identity.Drafts)
            {
                json.WriteStringValue(draft);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("commandLine");
        foreach (string argument in CommandLine)
        {
            json.WriteStringValue(argument);
        }

        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (InputFile file in Identity.Files)
        {
            json.WriteStartObject();
            json.WriteString("role", file.Role);
            json.WriteString("name", file.Name);
            json.WriteString("path", file.Path);
            json.WriteNumber("bytes", file.Digest.Bytes);
            json.WriteString("sha256", file.Digest.Sha256);
            json.WriteString("contentSha256", file.Digest.Content);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }
}
