using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;

namespace StandardObservability.Logging;

/// <summary>The objects that turn a log call into a line: one reads the call, one redacts it, one formats it.</summary>
internal sealed class LogSteps
{
    public LogSteps(RedactedValues redacted, ILineFormat format)
    {
        Reader = new CallReader(new StateReader(redacted.Names, new TemplateCache(redacted)));
        Redactor = new CallRedactor(redacted);
        Format = format;
    }

    public CallReader Reader { get; }

    public CallRedactor Redactor { get; }

    public ILineFormat Format { get; }
}
