using System.Text.Encodings.Web;
using System.Text.Json;

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
