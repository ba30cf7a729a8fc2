using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.Grafana;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;

namespace StandardObservability.Dashboards;

/// <summary>
/// A dashboard of Grafana for the sections of a model. It reads metrics from Prometheus, and log events from CloudWatch Logs. Both data sources, the
/// environment and the log group are variables of the dashboard.
/// </summary>
/// <remarks>Source: Grafana documentation, "Dashboard JSON model"; the types of <c>@grafana/schema</c>, schema version 42.</remarks>
public static class GrafanaDashboard
{
    /// <summary>Name of the file in a rendered folder.</summary>
    public const string FileName = "grafana.json";

    /// <summary>Renders the dashboard as JSON.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">What is assumed about names and intervals; <see langword="null"/> for the defaults.</param>
    /// <returns>The dashboard.</returns>
    /// <exception cref="RenderException">Prometheus or CloudWatch Logs cannot express a widget.</exception>
    public static RenderedFile Render(ServiceModel model, PrometheusOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelNames.Require(model);
        NameCollisions.Require(model);
        return new RenderedFile(FileName, JsonText.Write(new Board(model, options ?? new PrometheusOptions()).Create()));
    }
}
