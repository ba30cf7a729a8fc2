using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Logs;

/// <summary>The one line with its defaults, redaction among them: JSON on a standard output that leads nowhere.</summary>
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
            throw new InvalidOperationException($"{lost} lines were lost, and losing them is cheaper than writing them.");
        }
    }

    protected override void Await(int events) => Services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);
}
