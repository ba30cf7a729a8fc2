using System.Collections;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests.Logging.Hostile;

/// <summary>A value that logs whenever it is rendered or enumerated, as a query of Entity Framework does.</summary>
internal sealed class LoggingValue(ILogger logger) : IEnumerable<int>
{
    public int Reads { get; private set; }

    public IEnumerator<int> GetEnumerator()
    {
        Log();
        yield return 1;
        yield return 2;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
    {
        Log();
        return "rendered";
    }

    private void Log()
    {
        Reads++;
        logger.LogInformation("Executed {Command} for {Self}", "SELECT 1", this);
    }
}
