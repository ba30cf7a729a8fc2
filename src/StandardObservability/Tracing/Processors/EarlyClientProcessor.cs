using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Processors;

/// <summary>Reports once that an HTTP client does not use this library's propagator, because it was created before the registration.</summary>
internal sealed class EarlyClientProcessor(IServiceProvider services) : BaseProcessor<Activity>
{
    private readonly DateTime _created = DateTime.UtcNow;
    private int _isReported;

    public override void OnStart(Activity data)
    {
        if (_isReported == 0
            && data is { Kind: ActivityKind.Client, Source.Name: ActivitySourceNames.HttpClient }
            && PendingInjection.Begin(data) is { } missed

            // A request of an earlier host of this process may be pending on this thread.
            && missed.StartTimeUtc >= _created
            && Interlocked.Exchange(ref _isReported, 1) == 0)
        {
            Report(missed.GetTagItem(AttributeNames.ServerAddress) as string ?? "unknown");
        }
    }

    private void Report(string host)
    {
        try
        {
            Log.EarlyHttpClient(services.GetService<ILoggerFactory>()?.CreateLogger("StandardObservability.Traces") ?? NullLogger.Instance, host);
        }
        catch (Exception)
        {
            // A logger of the application throws. The request must not fail.
        }
    }
}
