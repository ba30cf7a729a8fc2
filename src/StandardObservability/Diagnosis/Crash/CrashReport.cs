using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>What is written and sent when an exception ends the process.</summary>
internal static class CrashReport
{
    /// <summary>Longest that sending takes, for all hosts together.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(2);

    /// <summary>One line, by the first living host that logs; when none lives, by a stand-in for the latest. Then everything that waits.</summary>
    public static void Write(Exception exception, ImmutableArray<ObservedHost> living, ObservedHost? latest)
    {
        var speakers = living.IsEmpty
            ? FindStandIn(exception, latest)
            : [.. living.Where(static h => h.LogsBy(h.Settings!)).Select(static h => h.Services).OfType<IServiceProvider>()];
        if (speakers is [var speaker, ..] && !HostLoggedExceptions.Contains(exception))
        {
            Write(speaker, exception);
        }

        Flush([.. speakers.Union(living.Select(static h => h.Services).OfType<IServiceProvider>())]);
    }

    private static IServiceProvider[] FindStandIn(Exception exception, ObservedHost? latest)
        => latest is not null && !HostLoggedExceptions.Contains(exception) && FallbackServices.For(latest) is { } standIn ? [standIn] : [];

    private static void Write(IServiceProvider host, Exception exception)
    {
        var logger = host.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(StandardObservability));
        var lines = host.GetRequiredService<OutputCounts>().StandardOutputLogs;
        if (lines.Lost is > 0 and var lost)
        {
            Log.UnhandledExceptionAfterLoss(logger, exception, lines.Produced, lost);
        }
        else
        {
            Log.UnhandledException(logger, exception);
        }
    }

    /// <summary>Lines at once, since a receiver that does not answer must not cost them; the rest beside them.</summary>
    private static void Flush(IServiceProvider[] hosts)
    {
        var sending = Array.ConvertAll(hosts, static h => h.GetRequiredService<TelemetryFlush>().RunAsync(Budget, CancellationToken.None));
        foreach (var host in hosts)
        {
            host.GetRequiredService<StandardOutput>().Flush(Budget);
        }

        Task.WaitAll(sending, Budget);
    }
}
