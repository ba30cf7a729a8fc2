using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.Tracing.Inbound;
using ListenerOptions = Microsoft.Extensions.Diagnostics.Metrics.MetricsOptions;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>
/// ASP.NET Core's meter of requests. While nothing listens to it, ASP.NET Core does not prepare measurements, which costs more than recording them.
/// So OpenTelemetry does not listen to it if possible, and <see cref="HostMetrics"/> records the same measurements. See docs/adr/0047.
/// </summary>
/// <remarks>
/// Assumption about OpenTelemetry: its <see cref="IMetricsListener"/> returns a state for an instrument that its meter provider does not collect
/// already, and no state for one that it does. An application that adds the meter itself gets the measurements of ASP.NET Core.
/// </remarks>
internal sealed class HostMeter : IDisposable
{
    public const string Name = "Microsoft.AspNetCore.Hosting";

    /// <summary>The version whose measurements the tests compare. Another one may measure more.</summary>
    private const int TestedVersion = 10;

    private bool _isTaken;
    private HostInstruments? _instruments;
    private IDisposable? _change;

    /// <summary>Decides whether this library records the measurements of a meter. Called for each meter that is collected.</summary>
    public bool TryTake(string meter, IServiceProvider services) => meter == Name && (_isTaken = CanTake(services));

    /// <returns><see langword="null"/> when ASP.NET Core records its measurements itself, or when nothing collects them.</returns>
    public HostMetrics? Create(IServiceProvider services)
    {
        services.GetService<MeterProvider>();
        if (!_isTaken)
        {
            return null;
        }

        var listener = services.GetRequiredKeyedService<IMetricsListener>(DeferredMetricsListener.Further);
        var meters = services.GetRequiredService<IMeterFactory>();
        _instruments = new HostInstruments(meters, listener);
        if (_instruments.AreLeft)
        {
            return null;
        }

        var metrics = new HostMetrics(_instruments, meters.Create(MeterNames.Requests), services.GetService<TimeProvider>() ?? TimeProvider.System);
        _change = services.GetRequiredService<IOptionsMonitor<ListenerOptions>>().OnChange(options => StopIfCollected(options, metrics));
        return metrics;
    }

    public void Dispose()
    {
        _change?.Dispose();
        _instruments?.Dispose();
    }

    private static void StopIfCollected(ListenerOptions options, HostMetrics metrics)
    {
        if (options.Rules.Count > 0)
        {
            metrics.Stop();
        }
    }

    /// <summary>
    /// Whether instruments can be found in the meter factory, nothing but OpenTelemetry's provider decides what is collected, and
    /// events report requests that end without their callbacks.
    /// </summary>
    private static bool CanTake(IServiceProvider services)
        => Environment.Version.Major == TestedVersion
            && services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IMetricsListener), DeferredMetricsListener.Further) == true
            && services.GetRequiredService<InboundTracing>().CollectsServerSpans
            && services.GetService<IMeterFactory>()?.GetType().Assembly == typeof(MetricsServiceExtensions).Assembly
            && services.GetService<IOptionsMonitor<ListenerOptions>>()?.CurrentValue.Rules is { Count: 0 };
}
