using System.Collections.Concurrent;
using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Serilog.Tests;

/// <summary>Remembers the events that reach it.</summary>
internal sealed class MemorySink : ILogEventSink, IDisposable
{
    private readonly ConcurrentQueue<SunkEvent> _events = new();

    public IReadOnlyCollection<SunkEvent> Events => _events;

    public bool IsDisposed { get; private set; }

    public void Emit(LogEvent logEvent) => _events.Enqueue(new SunkEvent(logEvent));

    public void Dispose() => IsDisposed = true;
}
