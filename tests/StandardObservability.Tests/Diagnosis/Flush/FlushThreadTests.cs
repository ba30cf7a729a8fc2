using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Flush;

/// <summary>
/// A flush blocks until its output has sent. With one processor, as in the smallest containers, the thread pool has one thread, which the sending may need,
/// and adds another after half a second.
/// </summary>
public sealed class FlushThreadTests
{
    private readonly ConcurrentDictionary<string, bool> _isPoolThread = new(StringComparer.Ordinal);

    [Fact]
    public async Task A_flush_blocks_no_thread_of_the_pool()
    {
        await using var host = await WorkerHost.StartAsync(set: b => b.AddStandardObservability().Services
            .ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new Spans(_isPoolThread)))
            .ConfigureOpenTelemetryMeterProvider(m => m.AddReader(new BaseExportingMetricReader(new Metrics(_isPoolThread)))));
        host.Work();

        Assert.True(await host.Services.FlushTelemetryAsync());

        Assert.Equal([new("metrics", false), new("spans", false)], _isPoolThread.OrderBy(static t => t.Key, StringComparer.Ordinal));
    }

    private sealed class Spans(ConcurrentDictionary<string, bool> isPoolThread) : BaseProcessor<Activity>
    {
        protected override bool OnForceFlush(int timeoutMilliseconds)
        {
            isPoolThread["spans"] = Thread.CurrentThread.IsThreadPoolThread;
            return true;
        }
    }

    private sealed class Metrics(ConcurrentDictionary<string, bool> isPoolThread) : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch)
        {
            isPoolThread["metrics"] = Thread.CurrentThread.IsThreadPoolThread;
            return ExportResult.Success;
        }
    }
}
