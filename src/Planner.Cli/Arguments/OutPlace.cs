using Planner.Cli.Hosting;
using Planner.Cli.Words;

namespace Planner.Cli.Arguments;

/// <summary>Where <c>--out</c> leads: a name that ends as a file does is no folder, and finding a folder called <c>results.xlsx</c> after a long run helps nobody.</summary>
internal static class OutPlace
{
    private static readonly string[] FileEndings = [".xlsx", ".xls", ".docx", ".doc", ".html", ".htm", ".pdf", ".csv", ".json", ".svg", ".png", ".txt", ".md"];

    /// <summary>Looks at the name of a folder of results before any work is done.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="UsageException">It reads like a file and is no folder that is there.</exception>
    public static void OfFolder(CommandCall call)
    {
        if (call.Value(SharedOptions.Out) is { } place && ReadsLikeAFile(place))
        {
            throw new UsageException(Phrase.OutNamesAFile, place, Without(place));
        }
    }

    /// <summary>Looks at a name that may be that of the one file that will be written, or of its folder.</summary>
    /// <param name="call">The call.</param>
    /// <param name="ending">How the file ends, without the point.</param>
    /// <returns>The file's path where the name is a file's; null for a folder, or where the user named nothing.</returns>
    /// <exception cref="UsageException">It reads like a file of another format.</exception>
    public static string? OfFile(CommandCall call, string ending)
    {
        if (call.Value(SharedOptions.Out) is not { } place || !ReadsLikeAFile(place))
        {
            return null;
        }

        return place.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase) ? place : throw new UsageException(Phrase.OutOfOtherFormat, place, ending, Without(place) + "." + ending);
    }

    private static bool ReadsLikeAFile(string place) =>
        FileEndings.Contains(Path.GetExtension(place), StringComparer.OrdinalIgnoreCase) && Path.GetFileNameWithoutExtension(place).Length > 0 && !Directory.Exists(place);

    private static string Without(string place) => place[..^Path.GetExtension(place).Length];
}
