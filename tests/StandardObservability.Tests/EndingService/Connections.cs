using System.Diagnostics.Tracing;

namespace EndingService;

/// <summary>Counts the connections and the name look-ups of this process.</summary>
internal sealed class Connections : EventListener
{
    private const int ConnectOrResolutionStart = 1;

    private int _count;

    public int Count => Volatile.Read(ref _count);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId == ConnectOrResolutionStart)
        {
            Interlocked.Increment(ref _count);
        }
    }
}
