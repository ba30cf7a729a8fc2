using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prices;

namespace StandardObservability.Dashboards;

/// <summary>Prices of CloudWatch for the costs in a runbook and on the local page. AWS changes them; replace the table with those of your region.</summary>
/// <remarks>Source: the page "Amazon CloudWatch Pricing", first tier, without free tier and discounts.</remarks>
public sealed record PriceTable
{
    /// <summary>The prices of US East (N. Virginia) in November 2026, in US dollars.</summary>
    public static PriceTable Default { get; } = new();

    /// <summary>Where and when the prices were valid.</summary>
    public string Source { get; init; } = "US East (N. Virginia), November 2026";

    /// <summary>A custom metric a month.</summary>
    public decimal Metric { get; init; } = 0.30m;

    /// <summary>A metric that an alarm reads, a month.</summary>
    public decimal AlarmMetric { get; init; } = 0.10m;

    /// <summary>A composite alarm a month.</summary>
    public decimal CompositeAlarm { get; init; } = 0.50m;

    /// <summary>A dashboard a month.</summary>
    public decimal Dashboard { get; init; } = 3.00m;

    /// <summary>A gigabyte of ingested log events.</summary>
    public decimal LogGigabyte { get; init; } = 0.50m;

    /// <summary>A gigabyte of log events that a query scans.</summary>
    public decimal QueriedGigabyte { get; init; } = 0.005m;

    /// <summary>The price of all alarms of a model a month, as the template deploys them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <returns>The price.</returns>
    /// <exception cref="RenderException">CloudWatch cannot express an alarm.</exception>
    public decimal OfAlarms(ServiceModel model, EmittingService? service = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return AlarmCost.Find(model, new EmittedMetrics(service ?? ModelNames.DefaultService(model))).PriceAt(this);
    }
}
