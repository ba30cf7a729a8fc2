using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Acceptance;

/// <summary>A file of exemptions: one exemption a line, so that a review shows one changed line for each.</summary>
internal static class ExemptionFile
{
    /// <summary>The exemptions of the file. Empty when it does not exist.</summary>
    /// <exception cref="ToolException">The file has faults or comments.</exception>
    public static IReadOnlyList<Exemption> Read(string path, TelemetryPolicy policy, DateTime day, ToolContext context)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var shown = context.Show(path);
        var text = TextFile.Read(path, shown);
        var reading = PolicyReader.ReadExemptions(text, shown, policy, day);
        if (reading.Faults.Count > 0)
        {
            throw new ToolException(
                $"{shown} has {Plural.Of(reading.Faults.Count, "fault")}: {reading.Faults[0].Describe()}",
                "Nothing is written to a file that would lose what is in it.",
                "Correct it; verify lists all faults.");
        }

        RequireNoComments(text, shown);
        return reading.Exemptions;
    }

    /// <summary>The text of a file with the exemptions.</summary>
    public static string Write(IReadOnlyList<Exemption> exemptions) =>
        exemptions.Count == 0 ? "[]\n" : $"[\n{string.Join(",\n", exemptions.Select(exemption => $"  {ExemptionText.Write(exemption)}"))}\n]\n";

    /// <summary>Replaces the file in one step, so that an interruption leaves the former one.</summary>
    public static void Save(string path, IReadOnlyList<Exemption> exemptions)
    {
        var temporary = path + ".new";
        File.WriteAllText(temporary, Write(exemptions));
        File.Move(temporary, path, overwrite: true);
    }

    private static void RequireNoComments(string text, string shown)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (JsonException)
        {
            throw new ToolException(
                $"{shown} has comments.",
                "The command rewrites the file, and comments would be lost.",
                "Move each comment into the \"reason\" of its exemption.");
        }
    }
}
