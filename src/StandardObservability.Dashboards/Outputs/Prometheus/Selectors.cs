using StandardObservability.Conventions;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>Selects the series of a service in Prometheus, where names have underscores.</summary>
/// <remarks>
/// Source: OpenTelemetry specification, "Prometheus and OpenMetrics compatibility", resource attributes: the label <c>job</c> is
/// <c>service.namespace/service.name</c>, or <c>service.name</c> without a namespace. The environment is a label only if the resource attribute
/// <c>deployment.environment.name</c> is promoted; <c>.*</c> also matches series without it, and is replaced at deployment.
/// </remarks>
/// <param name="service">Name of the service, or <see langword="null"/> for all services.</param>
/// <param name="options">Namespace and environment.</param>
/// <param name="anyEnvironment">The pattern of environments if the options have none.</param>
internal sealed class Selectors(string? service, PrometheusOptions options, string anyEnvironment = ".*") : SeriesNames
{
    private readonly string _job = (service, options.ServiceNamespace) switch
    {
        (null, null) => "job=~\".+\"",
        (null, { } space) => $"job=~{PromText.Quote($"{PromText.EscapeRegex(space)}/.+")}",
        (_, { } space) => $"job={PromText.Quote($"{space}/{service}")}",
        _ => $"job=~{PromText.Quote($"(.+/)?{PromText.EscapeRegex(service)}")}",
    };

    private readonly string _environment = options.Environment is { } name
        ? $"deployment_environment_name={PromText.Quote(name)}"
        : $"deployment_environment_name=~{PromText.Quote(anyEnvironment)}";

    /// <summary>The matcher of the environment.</summary>
    public string Environment => _environment;

    /// <summary>The matcher of the service in all environments.</summary>
    public string Job => _job;

    public override string Instance => "job, instance";

    public override string Service => "job";

    /// <summary>The label of an attribute. In a model of all services <c>service.name</c> is that of the resource.</summary>
    public override string Label(string attribute)
        => service is null && attribute == AttributeNames.ServiceName ? Service : LabelName.Translate(attribute);

    protected override string Select(Signal measured, string suffix, IReadOnlyList<string> matchers)
    {
        var isEither = MetricName.IsDeclaredAsCounter(measured);
        var name = MetricName.Translate(measured) + suffix;
        string[] all = [.. isEither ? [$"__name__=~\"{name}(_total)?\""] : (string[])[], _job, _environment, .. matchers];
        return $"{(isEither ? string.Empty : name)}{{{string.Join(", ", all)}}}";
    }
}
