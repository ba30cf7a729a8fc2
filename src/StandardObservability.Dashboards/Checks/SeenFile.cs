using System.Text.Json;
using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs;

namespace StandardObservability.Dashboards.Checks;

/// <summary>What a run of a service emitted, as a file: the local page offers it, and a test writes it.</summary>
internal static class SeenFile
{
    private const int Version = 1;
    private const string VersionName = "version";
    private const string SignalsName = "signals";

    /// <summary>Writes the signals in the order of their names.</summary>
    public static string Write(SeenSignals seen) => JsonText.Write(new JsonObject
    {
        [VersionName] = Version,
        [SignalsName] = new JsonArray([.. seen.ByName.Values.OrderBy(static s => s.Name, StringComparer.Ordinal).Select(Create)]),
    });

    /// <exception cref="ArgumentException">The file is not one of these, or a later version of this library wrote it.</exception>
    public static SeenSignals Read(string path)
    {
        var seen = new SeenSignals();
        try
        {
            var file = JsonNode.Parse(File.ReadAllText(path))!;
            if (file[VersionName]!.GetValue<int>() != Version)
            {
                throw new ArgumentException(
                    $"{path} has version {file[VersionName]}. This version of the library reads version {Version}; write the file with the same version.");
            }

            foreach (var signal in file[SignalsName]!.AsArray())
            {
                seen.Add(Read(signal!));
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new ArgumentException(
                $"{path} does not contain emitted signals. Download it from the local page, or write it with EmittedSignals in a test.",
                problem);
        }

        return seen;
    }

    private static JsonNode Create(SeenSignal signal)
    {
        lock (signal)
        {
            return new JsonObject
            {
                ["name"] = signal.Name,
                ["kind"] = signal.Kind.ToString(),
                ["unit"] = signal.Unit,
                ["attributes"] = new JsonArray([.. signal.Attributes.Order(StringComparer.Ordinal).Select(static a => (JsonNode)a)]),
            };
        }
    }

    private static SeenSignal Read(JsonNode signal) => new(
        signal["name"]!.GetValue<string>(),
        Enum.TryParse<InstrumentKind>(signal["kind"]!.GetValue<string>(), out var kind) ? kind : throw new FormatException(),
        signal["unit"]!.GetValue<string>(),
        signal["attributes"]!.AsArray().Select(static a => a!.GetValue<string>()).ToHashSet(StringComparer.Ordinal));
}
