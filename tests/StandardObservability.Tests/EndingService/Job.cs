using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EndingService;

/// <summary>A console job: one span, one count and one line, then its end.</summary>
internal static partial class Job
{
    /// <summary>Runs it. Standard error gets the number of its connections, and the exporters of OpenTelemetry that were created.</summary>
    public static async Task RunAsync(IHost host, Connections connections)
    {
        await host.StartAsync();
        Work(host.Services);
        await host.StopAsync();
        host.Dispose();
        StandardError.WriteLine($"connections {connections.Count} {string.Join(',', Exporters())}");
    }

    /// <summary>One span, one count and one line.</summary>
    public static void Work(IServiceProvider services)
    {
        using var source = new ActivitySource("ending");
        using var meter = new Meter("ending");
        using (source.StartActivity("job"))
        {
            meter.CreateCounter<long>("jobs.done").Add(1);
            Done(services.GetRequiredService<ILoggerFactory>().CreateLogger("Job"));
        }
    }

    /// <summary>An exporter of OpenTelemetry creates its event source when it is created.</summary>
    private static IEnumerable<string> Exporters() => EventSource.GetSources()
        .Select(static s => s.Name)
        .Where(static name => name.StartsWith("OpenTelemetry-Exporter", StringComparison.Ordinal));

    [LoggerMessage(1, LogLevel.Information, "The job is done")]
    private static partial void Done(ILogger logger);
}
