using System.Diagnostics;

namespace StandardObservability.Tracing.Processors;

/// <summary>Changes spans before other processors read them.</summary>
internal abstract class SpanStep : IDisposable
{
    /// <summary>A recorded span starts.</summary>
    public virtual void Start(Activity span)
    {
    }

    /// <summary>A recorded span ends.</summary>
    public virtual void End(Activity span)
    {
    }

    public virtual void Dispose()
    {
    }
}
