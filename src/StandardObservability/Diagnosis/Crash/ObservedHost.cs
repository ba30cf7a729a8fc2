using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Logging;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>The state of one host that the crash line needs: before the host is built, while it runs, and after it has ended.</summary>
internal sealed class ObservedHost(RegistrationContext registration) : IDisposable
{
    /// <summary>Longest time that a warning about a host that was not started or not stopped may take.</summary>
    private static readonly TimeSpan WarningBudget = TimeSpan.FromSeconds(1);

    private volatile IServiceProvider? _services;
    private volatile bool _hasLoggers;
    private CrashLogParts? _parts;
    private HostStart? _start;

    /// <summary>The host's services from its first logger to the end of its container, else <see langword="null"/>.</summary>
    /// <remarks>The thread that fails may hold the lock of the logger factory until then, so nothing may be resolved from another thread.</remarks>
    public IServiceProvider? Services => _hasLoggers ? _services : null;

    /// <summary>What writes the crash line when the host has no container.</summary>
    public CrashLogParts Parts => _parts ?? CrashLogParts.FromRegistration(registration);

    public ObservedHost Begin(IServiceProvider services)
    {
        _parts = CrashLogParts.FromServices(services);
        _start = services.GetRequiredService<HostStart>();
        _services = services;
        UnhandledExceptions.Add(this);
        return this;
    }

    /// <summary>Called when the logger factory exists.</summary>
    public void OnLogger() => _hasLoggers = true;

    /// <summary>Whether this library writes the host's logs: they are enabled, and neither our provider nor the logger factory was replaced.</summary>
    public bool WritesLogs(CrashLogParts parts)
        => parts.Settings is { Enabled: true, Outputs.DisabledReason: null }
        && registration.HasLoggerProvider
        && registration.HasDefaultLoggerFactory;

    /// <summary>Logs to standard output without the host's container, if this library writes the host's logs there.</summary>
    public void WriteWithoutHost(Action<ILoggerFactory, OutputCount> log, TimeSpan timeout)
    {
        var parts = Parts;
        if (!WritesLogs(parts) || parts.Settings.Outputs.StandardOutput == StandardOutputFormat.Off)
        {
            return;
        }

        using var output = new StandardOutput(parts.Stream);
        using var loggers = new LoggerFactory([StandardLogs.CreateProvider(parts.Settings, parts.Redaction, parts.Identity, output, parts.Counts, parts.Time)]);
        log(loggers, parts.Counts.StandardOutputLogs);
        output.Flush(timeout);
    }

    /// <summary>Warns that the process ends before the host was started, or before it was stopped.</summary>
    /// <remarks>Not in tools that load the application to read its services, and not in processes of tests.</remarks>
    public void OnProcessExit()
    {
        if (registration.RunsCommand || (registration.Environment?.ApplicationName is { } name && name != Assembly.GetEntryAssembly()?.GetName().Name))
        {
            return;
        }

        ReportIfNotStarted();
        if (_start is { NeedsStop: true } start)
        {
            start.OnProcessExit(WarningBudget);
            WriteWithoutHost(static (loggers, _) => Log.HostNotStopped(loggers.CreateLogger(nameof(StandardObservability))), WarningBudget);
        }
    }

    public void Dispose()
    {
        ReportIfNotStarted();
        UnhandledExceptions.Remove(this);
        _services = null;
    }

    private void ReportIfNotStarted()
    {
        // Services without a host, as in a unit test, are not meant to be started.
        if (registration.HasHost && _start?.NeedsReport(Parts.Settings.Enabled) == true)
        {
            WriteWithoutHost(static (loggers, _) => Log.HostNotStarted(loggers.CreateLogger(nameof(StandardObservability))), WarningBudget);
        }
    }
}
