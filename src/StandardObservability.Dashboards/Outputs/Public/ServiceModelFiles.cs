using StandardObservability.Conventions.Commands;

namespace StandardObservability.Dashboards;

/// <summary>All files that are made from a model.</summary>
public static class ServiceModelFiles
{
    /// <summary>Renders the files: those of each format of metrics, then the runbook.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <param name="prices">The prices of CloudWatch; <see langword="null"/> for <see cref="PriceTable.Default"/>.</param>
    /// <param name="formats">The formats of metrics. Without one, it is <see cref="MetricsFormat.Emf"/>.</param>
    /// <returns>The files.</returns>
    /// <exception cref="RenderException">An output cannot express a widget or an alarm.</exception>
    public static IReadOnlyList<RenderedFile> Render(
        ServiceModel model,
        EmittingService? service = null,
        PriceTable? prices = null,
        params IReadOnlyList<MetricsFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        IReadOnlyList<MetricsFormat> all = formats.Count == 0 ? [MetricsFormat.Emf] : [.. formats.Distinct().Order()];
        var files = all.SelectMany(f => Render(f, model, service)).ToList();
        return [.. files, all.Contains(MetricsFormat.Emf) ? Runbook.Render(model, service, prices) : Runbook.RenderWithoutEmf(model, service)];
    }

    private static RenderedFile[] Render(MetricsFormat format, ServiceModel model, EmittingService? service) => format switch
    {
        MetricsFormat.Emf => [CloudWatchTemplate.Render(model, service)],
        MetricsFormat.Otlp => [CloudWatchOtlpTemplate.Render(model, service)],
        _ => RenderPrometheus(model, service is null ? new PrometheusOptions() : new PrometheusOptions { ExportInterval = service.ExportInterval }),
    };

    private static RenderedFile[] RenderPrometheus(ServiceModel model, PrometheusOptions options)
        => [PrometheusRules.Render(model, options), GrafanaDashboard.Render(model, options)];
}
