using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.Tracing.Processors;

/// <summary>Reports once that an HTTP client does not use this library's propagator, because it was created before the registration.</summary>
internal sealed class EarlyClientStep(IServiceProvider services) : SpanStep
{
    private readonly DateTime _created = DateTime.UtcNow;
    private int _isReported;

    public override void Start(Activity span)
    {
        if (_isReported == 0
            && span is { Kind: ActivityKind.Client, Source.Name: ActivitySourceNames.HttpClient }
            && ProcessHooks.IsPropagatorInstalled
            && PendingInjection.Begin(span) is { } missed

            // A request of an earlier host of this process may be pending on this thread.
            && missed.StartTimeUtc >= _created)
        {
            Handle(missed, span);
        }
    }

    private void Handle(Activity missed, Activity next)
    {
        if (!missed.IsAllDataRequested)
        {
            // Without a reader of spans it has no attributes. The next request of this client gets them, and the report names its host.
            next.IsAllDataRequested = true;
        }
        else if (Interlocked.Exchange(ref _isReported, 1) == 0)
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
