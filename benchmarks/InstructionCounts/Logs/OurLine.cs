using Microsoft.Extensions.Configuration;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Logs;

/// <summary>The registration with its default settings, including redaction: JSON lines on a null stream.</summary>
internal sealed class OurLine() : LogCase(static services => services
    .AddSingleton(new StandardOutputStream(static () => Stream.Null))
    .AddStandardObservability(new ConfigurationBuilder().Build()))
{
    public override void Dispose()
    {
        var lost = Services.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost;
        base.Dispose();
        if (lost > 0)
        {
            throw new InvalidOperationException($"{lost} lines were lost, so the count is not valid: losing is cheaper than writing.");
        }
    }

    protected override void Await(int events) => Services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);
}
