using Serilog.Core;
using Serilog.Events;

namespace StandardObservability.Serilog.Calls;

/// <summary>Forwards events of the bootstrap logger to the logger of the host.</summary>
internal sealed class ForwardingSink(CategoryLogger logger) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => logger.Write(logEvent);
}
