using StandardObservability.Conventions;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>Selects the series of a service.</summary>
/// <remarks>
/// Source: OpenTelemetry specification, "Prometheus and OpenMetrics compatibility", resource attributes: the label <c>job</c> is
/// <c>service.namespace/service.name</c>, or <c>service.name</c> without a namespace. The environment is a label only if the resource attribute
/// <c>deployment.environment.name</c> is promoted; <c>.*</c> also matches series without it, and is replaced at deployment.
/// </remarks>
/// <param name="service">Name of the service.</param>
/// <param name="options">Namespace and environment.</param>
/// <param name="anyEnvironment">The pattern of environments if the options have none.</param>
internal sealed class Selectors(string service, PrometheusOptions options, string anyEnvironment = ".*")
{
    private readonly string _job = options.ServiceNamespace is { } space
        ? $"job={PromText.Quote($"{space}/{service}")}"
        : $"job=~{PromText.Quote($"(.+/)?{PromText.EscapeRegex(service)}")}";

    private readonly string _environment = options.Environment is { } name
        ? $"deployment_environment_name={PromText.Quote(name)}"
        : $"deployment_environment_name=~{PromText.Quote(anyEnvironment)}";

    /// <summary>The matcher of the environment.</summary>
    public string Environment => _environment;

    /// <summary>The matchers of the service in one environment.</summary>
    public string Service => $"{_job}, {_environment}";

    /// <summary>The matcher of the service in all environments.</summary>
    public string Job => _job;

    /// <summary>The selectors of what a query reads: several for a roll-up with several filters, whose series may overlap.</summary>
    /// <param name="query">Signal and filters.</param>
    /// <param name="suffix">For example <c>_bucket</c>.</param>
    /// <param name="bucket">A matcher of the bucket, or <see langword="null"/>.</param>
    public IReadOnlyList<string> Select(SignalQuery query, string suffix = "", string? bucket = null)
    {
        var measured = query.Signal.Measured;
        var isEither = MetricName.IsDeclaredAsCounter(measured);
        var name = MetricName.Translate(measured) + suffix;
        string[] shared =
        [
            .. isEither ? [$"__name__=~\"{name}(_total)?\""] : (string[])[],
            _job,
            _environment,
            .. query.Filters.Select(Match),
            .. bucket is null ? (string[])[] : [bucket],
        ];
        AttributeFilter?[] either = query.Signal.RollUp is { } rollUp ? [.. rollUp.AnyOf] : new AttributeFilter?[1];
        return either.Length == 0
            ? throw new RenderException($"reads {query.Signal.Name}, which counts nothing. Add a filter to its roll-up.")
            : [.. either.Select(f => $"{(isEither ? string.Empty : name)}{{{string.Join(", ", f is null ? shared : [.. shared, Match(f)])}}}")];
    }

    /// <summary>OTLP has no class of status codes, so it is a pattern of the code. A label without a value matches series without it.</summary>
    private static string Match(AttributeFilter filter)
    {
        if (filter.Attribute != AttributeNames.HttpResponseStatusClass)
        {
            return $"{LabelName.Translate(filter.Attribute)}={PromText.Quote(filter.Value ?? string.Empty)}";
        }

        var code = LabelName.Translate(AttributeNames.HttpResponseStatusCode);
        return filter.Value switch
        {
            null => $"{code}=\"\"",
            [>= '0' and <= '9' and var digit, 'x', 'x'] => $"{code}=~\"{digit}..\"",
            _ => throw new RenderException($"filters by the status class {filter.Value}. Classes are 1xx to 5xx."),
        };
    }
}
