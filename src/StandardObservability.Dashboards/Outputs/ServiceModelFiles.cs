using StandardObservability.Conventions.Commands;

namespace StandardObservability.Dashboards;

/// <summary>All files that are made from a model.</summary>
public static class ServiceModelFiles
{
    /// <summary>Renders the files.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <param name="prices">The prices of CloudWatch; <see langword="null"/> for <see cref="PriceTable.Default"/>.</param>
    /// <returns>The files in the order of their names.</returns>
    /// <exception cref="RenderException">An output cannot express a widget or an alarm.</exception>
    public static IReadOnlyList<RenderedFile> Render(ServiceModel model, EmittingService? service = null, PriceTable? prices = null)
        => [CloudWatchTemplate.Render(model, service), Runbook.Render(model, service, prices)];
}
