using System.Text.Json;
using System.Text.Json.Serialization;

namespace StandardObservability.Dashboards.Commands;

/// <summary>Reads a price table from JSON. What it does not have keeps its default.</summary>
internal static partial class PriceFile
{
    public const string Option = "--prices FILE";

    /// <summary>The prices of the option, or <see langword="null"/> without it.</summary>
    /// <exception cref="ArgumentException">The file is not a price table.</exception>
    public static PriceTable? Find(CommandArguments arguments) => arguments.Find(Option) is { } file ? Parse(File.ReadAllText(file), file) : null;

    /// <summary>The prices of a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="file">Its file, as the message names it.</param>
    /// <exception cref="ArgumentException">The text is not a price table.</exception>
    public static PriceTable Parse(string json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize(json, PriceJson.Default.PriceTable) ?? throw new JsonException("it is null.");
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
