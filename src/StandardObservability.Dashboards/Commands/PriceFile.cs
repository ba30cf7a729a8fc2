using System.Text.Json;
using System.Text.Json.Serialization;

namespace StandardObservability.Dashboards.Commands;

/// <summary>Reads a price table from JSON. What it does not have keeps its default.</summary>
internal static partial class PriceFile
{
    public const string Option = "--prices FILE";

    /// <summary>The prices of the option, or <see langword="null"/> without it.</summary>
    /// <exception cref="ArgumentException">The file is not a price table.</exception>
    public static PriceTable? Find(CommandArguments arguments)
    {
        if (arguments.Find(Option) is not { } file)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), PriceJson.Default.PriceTable);
        }
        catch (JsonException problem)
        {
            throw new ArgumentException(
                $"{file} is not a price table: {problem.Message} An example: {{ \"Source\": \"Frankfurt, May 2027\", \"Metric\": 0.30 }}",
                problem);
        }
    }

    [JsonSourceGenerationOptions(
        PropertyNameCaseInsensitive = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip)]
    [JsonSerializable(typeof(PriceTable))]
    private sealed partial class PriceJson : JsonSerializerContext;
}
