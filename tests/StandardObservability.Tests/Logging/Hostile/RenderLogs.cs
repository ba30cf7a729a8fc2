using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>An object that logs itself whenever its text is read.</summary>
internal sealed class RenderLogs(ILogger logger)
{
    public override string ToString()
    {
        logger.LogInformation("Rendering {Self}", this);
        return "rendered";
    }
}
