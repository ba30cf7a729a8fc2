using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Export.Lines;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis;

/// <summary>
/// Whether the host has started, and has to be stopped: OpenTelemetry collects spans and metrics only in between. It keeps the report of the start
/// until the start does not have to wait for it.
/// </summary>
/// <remarks>A job or a Lambda function may build its host and never start it. That is logged once, at its first flush or at its end.</remarks>
internal sealed class HostStart(IServiceProvider services, RegistrationContext registration)
{
    /// <summary>A start may take long or never end, as with a server that handles Lambda's invocations while it starts.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);

    /// <summary>The first requests are answered before the report is written. On a quarter of a core, one takes half a second.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1);

    /// <summary>A logger provider of the application may be stuck.</summary>
    private static readonly TimeSpan LongestReport = TimeSpan.FromSeconds(1);

    private readonly Lock _reporting = new();
    private Action? _report;
    private ITimer? _reportTimer;
    private int _isReported;
    private volatile bool _needsStop;
    private int _hasProviders;

    public bool HasStarted { get; private set; }

    public void OnStarting()
    {
        HasStarted = true;
        AddClearedLoggerProviders();
    }

    /// <summary>Whether spans and metrics may wait that are sent when the host stops.</summary>
    public bool NeedsStop
    {
        get => _needsStop;
        set => _needsStop = value;
    }

    /// <summary>A crash has a report of its own.</summary>
    public void OnCrash()
    {
        _isReported = 1;
        _needsStop = false;
        LogReport();
    }

    /// <summary>The process ends, perhaps before the report of the start is written.</summary>
    public void OnProcessExit(TimeSpan timeout)
    {
        LogReport();
        try
        {
            services.GetRequiredService<StandardOutput>().Flush(timeout);
        }
        catch (ObjectDisposedException)
        {
            // The container has been disposed of.
        }
    }

    /// <summary>Keeps the report of the start until a second after the start, or until <see cref="LogReport"/> is called.</summary>
    public void Defer(Action report)
    {
        _report = report;
        _reportTimer = services.GetTimeProvider().CreateTimer(static start => ((HostStart)start!).LogReport(), this, LongestStart, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The host has started.</summary>
    public void OnStarted()
    {
        if (Volatile.Read(ref _report) is not null)
        {
            _reportTimer?.Change(AfterStart, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Logs the report of the start, once. Waits while another thread logs it.</summary>
    public void LogReport()
    {
        if (!_reporting.TryEnter(LongestReport))
        {
            return;
        }

        try
        {
            Interlocked.Exchange(ref _report, null)?.Invoke();
            _reportTimer?.Dispose();
        }
        catch (Exception)
        {
            // A logger provider of the application throws. The host starts or ends without the report.
        }
        finally
        {
            _reporting.Exit();
        }
    }

    /// <summary>Logs once that the host was not started.</summary>
    public void ReportIfNotStarted()
    {
        if (NeedsReport(services.GetRequiredService<HostSettings>().Enabled))
        {
            AddClearedLoggerProviders();
            Log.HostNotStarted(services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(StandardObservability)));
        }
    }

    /// <summary>Whether the host was not started and that has not been logged. True only once.</summary>
    /// <param name="isEnabled">Whether telemetry is enabled.</param>
    public bool NeedsReport(bool isEnabled) => !HasStarted && isEnabled && Interlocked.Exchange(ref _isReported, 1) == 0;

    /// <summary>Adds the logger providers that the application removed without adding others: it would have no logs.</summary>
    private void AddClearedLoggerProviders()
    {
        if (registration is { LoggerProvidersWereCleared: true, HasDefaultLoggerFactory: true } && Interlocked.Exchange(ref _hasProviders, 1) == 0)
        {
            services.GetRequiredService<PartGuard>().Run(Part.LogLines, () =>
            {
                var loggers = services.GetRequiredService<ILoggerFactory>();
                foreach (var provider in registration.CreateLoggerProviders(services))
                {
                    loggers.AddProvider(provider);
                }
            });
        }
    }
}
