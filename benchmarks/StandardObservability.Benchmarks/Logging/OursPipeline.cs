using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>The one line: our JSON on standard output.</summary>
/// <param name="output">Opens it.</param>
internal sealed class OursPipeline(Func<Stream> output) : LogPipeline
{
    public const string Name = "ours";

    public override void AwaitArrival(long events) => Services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);

    /// <exception cref="InvalidOperationException">Lines were lost, so something else than their cost was measured.</exception>
    public override void Dispose()
    {
        var lost = Services.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost;
        base.Dispose();
        if (lost > 0)
        {
            throw new InvalidOperationException($"{lost} lines were lost.");
        }
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton(new StandardOutputStream(output));
        services.AddStandardObservability(new ConfigurationBuilder().Build());
    }
}
