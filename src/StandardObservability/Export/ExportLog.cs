using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Redaction;

namespace StandardObservability.Export;

/// <summary>The logger for export failures. It is set when the host starts and works until the last flush.</summary>
/// <remarks>Not injected: the log exporter is created while the logger factory is, and the last flush runs while the container is disposed of.</remarks>
internal sealed class ExportLog(RedactionPolicy? redaction = null)
{
    public ILogger Logger { get; private set; } = NullLogger.Instance;

    /// <summary>Redacts what a receiver or an exception wrote: logger providers of the application do not.</summary>
    public string Redact(string reason) => redaction is null ? reason : redaction.Redact(reason);

    public void Open(ILoggerFactory loggers) => Logger = loggers.CreateLogger("StandardObservability.Export");
}
