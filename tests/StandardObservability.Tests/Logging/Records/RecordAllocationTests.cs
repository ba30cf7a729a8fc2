using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using Xunit;

namespace StandardObservability.Tests.Logging.Records;

/// <summary>Allocations that redaction adds to a log record of OpenTelemetry without secrets.</summary>
[Collection(AloneTests.Name)]
public sealed class RecordAllocationTests
{
    private const int Calls = 1000;

    [Fact]
    public async Task Redaction_allocates_nothing_for_a_record_without_secrets()
    {
        var without = await MeasureAsync("false", enough: 0);

        // Code that the JIT compiler has not optimized yet may box values.
        Assert.Equal(without, await MeasureAsync("true", enough: without));
    }

    private static async Task<long> MeasureAsync(string redaction, long enough)
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:Redaction:Enabled", redaction), new("OTEL_LOGS_EXPORTER", "none")],
            static b =>
            {
                b.AddStandardObservability();
                b.Logging.AddOpenTelemetry(static o => o.IncludeFormattedMessage = true);
                b.Services.AddOpenTelemetry().WithLogging(static l => l.AddProcessor(new Nothing()));
            });
        var logger = host.Logger("Shop");
        var state = new KeyValuePair<string, object?>[] { new("OrderId", 5), new("Sku", "book"), new("Total", 12.5m), new("At", DateTime.UnixEpoch), new("{OriginalFormat}", "Order {OrderId} of {Sku} costs {Total} at {At}") };
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                logger.Log(LogLevel.Information, new EventId(1, "Placed"), state, null, static (_, _) => "Order 5 of book costs 12.5 at 1970");
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        var least = Run();
        await Poll.UntilAsync(() => (least = Math.Min(least, Run())) <= enough, Poll.DefaultTimeout, $"no more than {enough} bytes");
        return least;
    }

    private sealed class Nothing : BaseProcessor<LogRecord>;
}
