using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>The registration: our JSON lines on standard output.</summary>
/// <param name="output">Opens standard output.</param>
internal sealed class OursPipeline(Func<Stream> output) : LogPipeline
{
    public const string Name = "ours";

    public override void AwaitArrival(long events) => Services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);

    /// <exception cref="InvalidOperationException">Lines were lost, so the measurement is not valid.</exception>
    public override void Dispose()
    {
        var lost = Services.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost;
        base.Dispose();
        if (lost > 0)
        {
            throw new InvalidOperationException($"{lost} lines were lost, so the measurement is not valid.");
        }
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton(new StandardOutputStream(output));
        services.AddStandardObservability(new ConfigurationBuilder().Build());
    }
}
