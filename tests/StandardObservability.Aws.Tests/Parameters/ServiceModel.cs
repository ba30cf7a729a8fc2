using System.IO.Compression;
using System.Text.Json;
using Judges;

namespace StandardObservability.Aws.Tests.Parameters;

/// <summary>AWS's own model of a service, as Debian's package python3-botocore has it: operations, shapes and members.</summary>
internal sealed class ServiceModel
{
    private const string Root = "/usr/lib/python3/dist-packages/botocore/data";

    /// <summary>Services that AWS published after the botocore of Debian 12 (1.29, December 2022): a newer system judges their rows.</summary>
    private static readonly string[] NewerThanDebian12 = ["bedrock", "bedrock-agent", "bedrock-agent-runtime", "bedrock-runtime"];

    private readonly JsonElement _model;

    private ServiceModel(JsonElement model) => _model = model;

    public string ServiceId => _model.GetProperty("metadata").GetProperty("serviceId").GetString()!;

    /// <summary>The whole model.</summary>
    public string Text => _model.GetRawText();

    public IEnumerable<string> Operations => _model.GetProperty("operations").EnumerateObject().Select(static o => o.Name);

    /// <summary>Reads the newest model.</summary>
    /// <param name="folder">Name of the service in botocore.</param>
    public static ServiceModel Read(string folder)
    {
        var path = Path.Combine(Root, folder);
        if (!Directory.Exists(Root))
        {
            throw new JudgeUnavailableException("python3-botocore is not installed. Run ./build.sh setup.");
        }

        if (!Directory.Exists(path) && NewerThanDebian12.Contains(folder))
        {
            throw new JudgeUnavailableException($"python3-botocore of this system is older than {folder}.");
        }

        var file = Directory.EnumerateFiles(path, "service-2.json*", SearchOption.AllDirectories).Max(StringComparer.Ordinal)!;
        using Stream content = File.OpenRead(file);
        using var text = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress) : content;
        return new ServiceModel(JsonDocument.Parse(text).RootElement.Clone());
    }

    /// <summary>The values that a shape allows.</summary>
    public IEnumerable<string?> Constants(string shape)
        => _model.GetProperty("shapes").GetProperty(shape).GetProperty("enum").EnumerateArray().Select(static c => c.GetString());

    /// <summary>Whether an operation has a member with this name, compared without case, in its input or output.</summary>
    public bool Has(string operation, string side, string path) => Find(operation, side, path) is not null;

    /// <summary>Whether a member, its shape or one on the way to it is marked as sensitive.</summary>
    public bool IsSensitive(string operation, string side, string path) => Find(operation, side, path) is { IsSensitive: true };

    private (JsonElement Shape, bool IsSensitive)? Find(string operation, string side, string path)
    {
        if (!_model.GetProperty("operations").GetProperty(operation).TryGetProperty(side, out var reference))
        {
            return null;
        }

        var (shape, isSensitive) = (Shape(reference), false);
        foreach (var name in path.Split('.'))
        {
            var member = shape.TryGetProperty("members", out var members)
                ? members.EnumerateObject().FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
                : default;
            if (member.ValueKind == JsonValueKind.Undefined)
            {
                return null;
            }

            shape = Items(Shape(member));
            isSensitive |= shape.TryGetProperty("sensitive", out var flag) && flag.GetBoolean();
        }

        return (shape, isSensitive);
    }

    /// <summary>The shape of the items of a list or map; other shapes as they are.</summary>
    private JsonElement Items(JsonElement shape) => shape.GetProperty("type").GetString() switch
    {
        "list" => Shape(shape.GetProperty("member")),
        "map" => Shape(shape.GetProperty("value")),
        _ => shape,
    };

    private JsonElement Shape(JsonElement reference) => _model.GetProperty("shapes").GetProperty(reference.GetProperty("shape").GetString()!);
}
