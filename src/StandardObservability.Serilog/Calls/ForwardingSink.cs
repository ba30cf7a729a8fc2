using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Serilog.Calls;

/// <summary>Leads what is told to a logger of the time before the host to the host's.</summary>
internal sealed class ForwardingSink(CategoryLogger logger) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => logger.Write(logEvent);
}
