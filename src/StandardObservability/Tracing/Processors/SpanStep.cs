using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Processors;

/// <summary>Changes spans before other processors read them.</summary>
internal abstract class SpanStep : IDisposable
{
    /// <summary>A recorded span starts.</summary>
    public virtual void Start(Activity span)
    {
    }

    /// <summary>A recorded span ends.</summary>
    /// <param name="span">The span.</param>
    /// <param name="provider">Its provider, which has the resource.</param>
    public virtual void End(Activity span, BaseProvider? provider)
    {
    }

    public virtual void Dispose()
    {
    }
}
