using StandardObservability.Dashboards.Outputs.Prometheus.Names;
using StandardObservability.Dashboards.Outputs.Prometheus.Rules;

namespace StandardObservability.Dashboards;

/// <summary>Alerting rules of Prometheus for the alarms of a model, for metrics that arrive by OTLP with cumulative temporality.</summary>
/// <remarks>Source: Prometheus documentation, "Alerting rules".</remarks>
public static class PrometheusRules
{
    /// <summary>Name of the file in a rendered folder.</summary>
    public const string FileName = "rules.yml";

    /// <summary>Renders the rules as YAML.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What is assumed about names and intervals; <see langword="null"/> for the defaults.</param>
    /// <returns>The rules.</returns>
    /// <exception cref="RenderException">Prometheus cannot express an alarm.</exception>
    public static RenderedFile Render(ServiceModel model, PrometheusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        NameCollisions.Require(model);
        return new RenderedFile(FileName, new RuleFile(model, options ?? new PrometheusOptions()).Write());
    }
}
