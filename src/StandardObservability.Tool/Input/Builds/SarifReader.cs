using System.Text.Json;

namespace StandardObservability.Tool.Input.Builds;

/// <summary>Reads SARIF 2.1 of C# compilers. Results of other analyzers are ignored.</summary>
internal static class SarifReader
{
    private const string Reason = "The findings and the inventory of a build are read from it.";
    private const string Inventory = "TEL001";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ToolException">The file cannot be read or is not SARIF 2.1.</exception>
    public static BuildLog Read(string path, ToolContext context)
    {
        var shown = context.Show(path);
        using var document = Parse(path, shown);
        RequireVersion(document.RootElement, shown);
        var findings = new List<CompilerFinding>();
        var inventory = new List<InventoryItem>();
        foreach (var result in document.RootElement.FindItems("runs").SelectMany(run => run.FindItems("results")))
        {
            if (result.FindText("ruleId") is not { } rule || !rule.StartsWith("TEL", StringComparison.Ordinal))
            {
                continue;
            }

            var place = SarifPlace.Read(result, context) ?? new Place(shown);
            if (rule == Inventory && SarifResult.ReadInventory(result, place) is { } item)
            {
                inventory.Add(item);
            }
            else if (SarifResult.ReadFinding(result, rule, place) is { } finding)
            {
                findings.Add(finding);
            }
        }

        return new BuildLog(shown, findings, inventory);
    }

    private static JsonDocument Parse(string path, string shown)
    {
        using var file = TextFile.OpenWhole(path, shown);
        try
        {
            return JsonDocument.Parse(file);
        }
        catch (Exception problem) when (problem is OverflowException or OutOfMemoryException or ArgumentException)
        {
            throw TextFile.TooLarge(shown);
        }
        catch (JsonException problem)
        {
            throw new ToolException(
                file.Length == 0 ? $"{shown} is empty." : $"{shown} is not JSON: {problem.Message}",
                Reason,
                "Build again; a build that is interrupted leaves an incomplete file.");
        }
    }

    private static void RequireVersion(JsonElement root, string shown)
    {
        if (root.FindText("version") is not { } version || root.Find("runs").ValueKind != JsonValueKind.Array)
        {
            throw new ToolException(
                $"{shown} is not SARIF: it has no version or no runs.",
                Reason,
                "Pass the file of <ErrorLog>obj/telemetry.sarif,version=2.1</ErrorLog>.");
        }

        if (!version.StartsWith("2.1", StringComparison.Ordinal))
        {
            throw new ToolException(
                $"{shown} is SARIF {version}, and 2.1 is needed.",
                Reason,
                "Write <ErrorLog>obj/telemetry.sarif,version=2.1</ErrorLog> in the project, and build again.");
        }
    }
}
