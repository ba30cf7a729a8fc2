using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandardObservability.Export;

/// <summary>Where outputs tell of failures. It is opened when the host starts and works until the last flush.</summary>
/// <remarks>Not injected: the exporter of logs is built while the logger factory is, and the last flush runs while the container is taken down.</remarks>
internal sealed class ExportLog
{
    public ILogger Logger { get; private set; } = NullLogger.Instance;

    public void Open(ILoggerFactory loggers) => Logger = loggers.CreateLogger("StandardObservability.Export");
}
