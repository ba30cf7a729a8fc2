using System.Text.Json;
using System.Text.Json.Serialization;
using StandardObservability.Dashboards;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Costs;

/// <summary>Reads the price table that the command <c>dashboards</c> of a service reads too. What it does not have keeps its default.</summary>
internal static partial class PriceFile
{
    private const string Remedy = "An example: { \"Source\": \"Frankfurt, May 2027\", \"Metric\": 0.30 }";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ToolException">The file is not a price table.</exception>
    public static PriceTable Read(string path, string shown)
    {
        try
        {
            return JsonSerializer.Deserialize(TextFile.Read(path, shown), PriceJson.Default.PriceTable)
                ?? throw new ToolException($"{shown} is not a price table: it is null.", "Costs are series times prices.", Remedy);
        }
        catch (JsonException problem)
        {
            throw new ToolException($"{shown} is not a price table: {problem.Message}", "Costs are series times prices.", Remedy);
        }
    }

    [JsonSourceGenerationOptions(
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip)]
    [JsonSerializable(typeof(PriceTable))]
    private sealed partial class PriceJson : JsonSerializerContext;
}
