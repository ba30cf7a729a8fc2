using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.Messages;

namespace StandardObservability.Tests.Tracing.Messages;

/// <summary>A worker host with a queue of its own name: the source of message spans is one for the process, so tests tell theirs by the queue.</summary>
internal sealed class MessageWorker : IAsyncDisposable
{
    private static int _count;

    private readonly List<Activity> _spans;

    private MessageWorker(WorkerHost host, List<Activity> spans)
    {
        (Host, _spans) = (host, spans);
        Queue = new MessageDestination($"queue{Interlocked.Increment(ref _count)}", "in_process");
        Logger = host.Logger();
    }

    public WorkerHost Host { get; }

    public MessageDestination Queue { get; }

    public ILogger Logger { get; }

    public static async Task<MessageWorker> StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        var spans = new List<Activity>();
        return new MessageWorker(
            await WorkerHost.StartAsync(settings, b =>
            {
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
            }),
            spans);
    }

    /// <summary>Stops the host, so that the spans are all there, and gives those of the queue and of the host's own source.</summary>
    public async Task<IReadOnlyList<Activity>> SpansAsync()
    {
        await Host.StopAsync();
        return [.. _spans.Where(s => s.Source.Name == Host.Name || s.DisplayName.EndsWith(' ' + Queue.Name))];
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
