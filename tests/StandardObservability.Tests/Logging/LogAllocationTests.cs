using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using Xunit;

namespace StandardObservability.Tests.Logging;

/// <summary>Allocations of a log call in a span with redaction: only the boxes of the caller's numbers.</summary>
[Collection(AloneTests.Name)]
public sealed partial class LogAllocationTests
{
    private const int Events = 500;
    private const int BoxedNumber = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void A_log_call_allocates_only_the_boxes_of_its_numbers()
    {
        using var host = Host();
        var logger = host.GetRequiredService<ILoggerFactory>().CreateLogger("Checkout.Api.Orders");
        using var source = new ActivitySource(nameof(LogAllocationTests));
        using var listener = new ActivityListener { ShouldListenTo = s => s == source, Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("work");
        Assert.NotNull(span);

        Assert.Equal(2 * BoxedNumber * Events, Measure(host, 2 * BoxedNumber * Events, i => Placed(logger, i, "book", 12.5 + i)));
        Assert.Equal(0, Measure(host, 0, _ => Shipped(logger, "book", "Utrecht")));
        Assert.Equal(0, Measure(host, 0, _ => Started(logger)));
        using (logger.BeginScope(new Dictionary<string, object> { ["tenant"] = "acme", ["attempt"] = 2 }))
        {
            Assert.Equal(0, Measure(host, 0, _ => Shipped(logger, "book", "Utrecht")));
        }

        Assert.Equal(0, host.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost);
    }

    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} of {Sku} placed at {Amount}")]
    private static partial void Placed(ILogger logger, int orderId, string sku, double amount);

    [LoggerMessage(2, LogLevel.Information, "{Sku} shipped to {City}")]
    private static partial void Shipped(ILogger logger, string sku, string city);

    [LoggerMessage(3, LogLevel.Information, "Work has started")]
    private static partial void Started(ILogger logger);

    private static ServiceProvider Host()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        services.AddStandardObservability(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    /// <summary>The minimum over several bursts of events, because code is optimized and buffers grow during the first ones.</summary>
    private static long Measure(ServiceProvider host, long enough, Action<int> log)
    {
        var least = long.MaxValue;
        var started = Stopwatch.GetTimestamp();
        while (least > enough && Stopwatch.GetElapsedTime(started) < Patience)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Events; i++)
            {
                log(i);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            host.GetRequiredService<StandardOutput>().Flush(Patience);
        }

        return least;
    }
}
