using System.Text.Json;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Weaver;

/// <summary>
/// A registry as <c>weaver registry resolve</c> and <c>weaver registry package</c> write it: signals contain their attributes, or their numbers in a catalog.
/// https://github.com/open-telemetry/weaver/blob/main/schemas/semconv-schemas.md
/// </summary>
internal sealed class ResolvedRegistry
{
    private const string Reason = "Only a resolved registry of definition format 2 has all definitions in one file.";
    private const string Remedy = "Write it with: weaver registry resolve -r FOLDER --format json -o registry.json";

    private readonly JsonElement _root;
    private readonly JsonElement[] _catalog;

    private ResolvedRegistry(JsonElement root) => (_root, _catalog) = (root, [.. root.FindItems("attribute_catalog")]);

    /// <summary>Name and version at the end of the schema URL, each <see langword="null"/> when it is missing.</summary>
    public (string? Name, string? Version) Identity =>
        (_root.FindText("schema_url") ?? _root.FindText("schema_url", "url"))?.TrimEnd('/').Split('/') is [.., var name, var version] && name.Length > 0
            ? (name, version)
            : (null, null);

    /// <summary>The attributes of the registry, and those of its metrics that another registry defines. Of those with one key the first counts.</summary>
    public IReadOnlyList<JsonElement> Attributes =>
    [
        .. _root.FindItems("registry", "attributes")
            .Concat(Metrics.SelectMany(metric => metric.FindItems("attributes")))
            .Select(Resolve)
            .Where(attribute => attribute.FindText("key") != null)
            .DistinctBy(attribute => attribute.FindText("key"), StringComparer.Ordinal),
    ];

    /// <summary>The metrics of the registry. Of those with one name the first counts.</summary>
    public IReadOnlyList<JsonElement> Metrics =>
        [.. _root.FindItems("registry", "metrics").Where(metric => metric.FindText("name") != null).DistinctBy(metric => metric.FindText("name"))];

    /// <summary>Reads a text.</summary>
    /// <exception cref="ToolException">The text is not a resolved registry.</exception>
    public static ResolvedRegistry Read(string text, string shown)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(text);
        }
        catch (JsonException problem)
        {
            throw new ToolException($"{shown} is not JSON: {problem.Message}", Reason, Remedy);
        }

        if (root.Find("registry").ValueKind == JsonValueKind.Object)
        {
            return new ResolvedRegistry(root);
        }

        var problemOfFormat = root.Find("groups").ValueKind == JsonValueKind.Array ? "has \"groups\", which is definition format 1" : "has no \"registry\"";
        throw new ToolException($"{shown} {problemOfFormat}.", Reason, Remedy);
    }

    /// <summary>Number of definitions of a kind, for example <c>spans</c>.</summary>
    public int Count(string kind) => _root.FindItems("registry", kind).Count();

    /// <summary>The references of a metric: keys, and whether each is required.</summary>
    public IEnumerable<(string Key, bool IsRequired)> FindReferences(JsonElement metric) =>
        from reference in metric.FindItems("attributes")
        let key = Resolve(reference).FindText("key")
        where key != null
        select (key, reference.FindText("requirement_level") == "required");

    // A number in the catalog, an object with such a number, or the attribute.
    private JsonElement Resolve(JsonElement reference)
    {
        var number = reference.ValueKind == JsonValueKind.Number ? reference : reference.Find("base");
        return number.ValueKind != JsonValueKind.Number ? reference
            : number.TryGetInt32(out var index) && index >= 0 && index < _catalog.Length ? _catalog[index] : default;
    }
}
