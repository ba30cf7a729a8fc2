using StandardObservability.Conventions;
using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Otlp;

/// <summary>Names of OTLP metrics in CloudWatch: unchanged, in quotes. Attributes of a data point are labels, those of the resource have a prefix.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "PromQL querying".</remarks>
/// <param name="service">Name of the service, or <see langword="null"/> for all services.</param>
internal sealed class OtlpNames(string? service) : SeriesNames
{
    private const string Environment = "deployment.environment.name";

    private readonly string[] _service = service is null ? [] : [$"{Resource(AttributeNames.ServiceName)}={PromText.Quote(service)}"];

    public override string Instance => Resource(AttributeNames.ServiceInstanceId);

    public override string Service => Resource(AttributeNames.ServiceName);

    /// <exception cref="RenderException">CloudWatch has labels of its own with this beginning.</exception>
    public override string Label(string attribute) => service is null && attribute == AttributeNames.ServiceName ? Service
        : attribute.StartsWith('@') || attribute.StartsWith("__", StringComparison.Ordinal)
        ? throw new RenderException($"reads the attribute {attribute}. CloudWatch's own labels begin with @ or two underscores: rename it.")
        : PromText.Quote(attribute);

    protected override string Select(Signal measured, string suffix, IReadOnlyList<string> matchers)
    {
        string[] all = [PromText.Quote(measured.Name + suffix), .. _service, $"{Resource(Environment)}=\"{Placeholder.Environment}\"", .. matchers];
        return $"{{{string.Join(", ", all)}}}";
    }

    private static string Resource(string attribute) => $"\"@resource.{attribute}\"";
}
