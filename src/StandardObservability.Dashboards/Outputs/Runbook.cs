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
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelNames.Require(model);
        var metrics = new EmittedMetrics(service ?? ModelNames.DefaultService(model));
        return new RenderedFile(FileName, new RunbookWriter(model, metrics, prices ?? PriceTable.Default).Write());
    }
}
