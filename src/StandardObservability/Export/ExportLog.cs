using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandardObservability.Export;

/// <summary>The logger for export failures. It is set when the host starts and works until the last flush.</summary>
/// <remarks>Not injected: the log exporter is created while the logger factory is, and the last flush runs while the container is disposed of.</remarks>
internal sealed class ExportLog
{
    public ILogger Logger { get; private set; } = NullLogger.Instance;

    public void Open(ILoggerFactory loggers) => Logger = loggers.CreateLogger("StandardObservability.Export");
}
