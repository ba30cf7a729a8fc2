using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Runbooks;

namespace StandardObservability.Dashboards;

/// <summary>The runbook of a model, Markdown: each alarm with its meaning, first looks with ready queries, cost, owner and how to roll back.</summary>
public static class Runbook
{
    /// <summary>Name of the file in a rendered folder.</summary>
    public const string FileName = "RUNBOOK.md";

    /// <summary>Renders the runbook.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <param name="prices">The prices of CloudWatch; <see langword="null"/> for <see cref="PriceTable.Default"/>.</param>
    /// <returns>The runbook.</returns>
    /// <exception cref="RenderException">CloudWatch cannot express an alarm.</exception>
    public static RenderedFile Render(ServiceModel model, EmittingService? service = null, PriceTable? prices = null)
        => Write(model, service, prices ?? PriceTable.Default);

    /// <summary>Renders the runbook of a service that does not send embedded metric format: without prices, and without queries of its documents.</summary>
    internal static RenderedFile RenderWithoutEmf(ServiceModel model, EmittingService? service) => Write(model, service, prices: null);

    private static RenderedFile Write(ServiceModel model, EmittingService? service, PriceTable? prices)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelNames.Require(model);
        return new RenderedFile(FileName, new RunbookWriter(model, new EmittedMetrics(service ?? ModelNames.DefaultService(model)), prices).Write());
    }
}
