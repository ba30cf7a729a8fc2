using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Writes one critical log line for an exception that ends the process, then flushes all running hosts.</summary>
internal static class CrashReport
{
    /// <summary>Longest time that the flush takes, for all hosts together.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>Writes by the first running host that logs. When no host runs, writes by the parts of the latest one.</summary>
    public static void Write(Exception exception, ImmutableArray<ObservedHost> running, ObservedHost? latest)
    {
        if (!HostLoggedExceptions.Contains(exception))
        {
            if (running.IsEmpty)
            {
                latest?.WriteWithoutHost((loggers, lines) => Log(loggers, lines, exception), Budget);
            }
            else if (running.FirstOrDefault(static h => h.WritesLogs(h.Parts)) is { } host)
            {
                Write(host, exception);
            }
        }

        Flush([.. running.Select(static h => h.Services).OfType<IServiceProvider>()]);
    }

    /// <summary>Without the host while its logger factory could not be created, for example because of a log level that does not exist.</summary>
    private static void Write(ObservedHost host, Exception exception)
    {
        if (host.Services is { } services)
        {
            Log(services.GetRequiredService<ILoggerFactory>(), services.GetRequiredService<OutputCounts>().StandardOutputLogs, exception);
        }
        else
        {
            host.WriteWithoutHost((loggers, lines) => Log(loggers, lines, exception), Budget);
        }
    }

    private static void Log(ILoggerFactory loggers, OutputCount lines, Exception exception)
    {
        var logger = loggers.CreateLogger(nameof(StandardObservability));
        if (lines.Lost is > 0 and var lost)
        {
            Diagnosis.Log.UnhandledExceptionAfterLoss(logger, exception, lost, lines.Produced);
        }
        else
        {
            Diagnosis.Log.UnhandledException(logger, exception);
        }
    }

    /// <summary>
    /// Flushes standard output first, because a receiver that does not answer must not delay the line. The other outputs are flushed in parallel.
    /// </summary>
    private static void Flush(IServiceProvider[] hosts)
    {
        Array.ForEach(hosts, static h => h.GetRequiredService<HostStart>().OnCrash());
        var flushes = Array.ConvertAll(hosts, static h => h.GetRequiredService<TelemetryFlush>().RunAsync(Budget, CancellationToken.None));
        foreach (var host in hosts)
        {
            host.GetRequiredService<StandardOutput>().Flush(Budget);
        }

        Task.WaitAll(flushes, Budget);
    }
}
