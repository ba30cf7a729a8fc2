using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.SdkInternals.SqlClient;

/// <summary>Starts OpenTelemetry's instrumentation of SqlClient when the driver is used, so that a service without it does not load the package.</summary>
/// <remarks>
/// Assumptions about SqlClient: both drivers write their events to a <see cref="DiagnosticListener"/> of this name, and check before each event
/// that it is enabled. Assumption about the instrumentation: it registers no services. The driver's first check starts the
/// instrumentation, and not its listener: an observer that subscribes while a listener is created does not get that listener.
/// </remarks>
internal sealed class SqlClientSpans : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>The activity source of the instrumentation.</summary>
    public const string Source = "OpenTelemetry.Instrumentation.SqlClient";

    private const string ListenerName = "SqlClientDiagnosticListener";

    private readonly IServiceProvider _services;
    private readonly List<IDisposable> _subscriptions = [];

    /// <summary>Is held while the instrumentation starts. Code that runs inside of a subscription must not wait for it.</summary>
    private readonly Lock _starting = new();
    private RunningInstrumentation? _instrumentation;
    private bool _hasEnded;

    public SqlClientSpans(IServiceProvider services)
    {
        _services = services;
        Keep(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == ListenerName)
        {
            Keep(value.Subscribe(this, IsEnabled));

            // Another observer may answer instead of this one. The driver opens a connection before its first command.
            ThreadPool.QueueUserWorkItem(static spans => spans.Start(), this, preferLocal: false);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value) => Start();

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        Unsubscribe();
        lock (_starting)
        {
            _instrumentation ??= new RunningInstrumentation(_services);
            _instrumentation.Dispose();
        }
    }

    /// <summary>Answers the driver's first checks. The instrumentation has subscribed then and receives the events too.</summary>
    private bool IsEnabled(string name)
    {
        Start();
        return true;
    }

    /// <summary>Starts the instrumentation once. Each caller returns when it has started.</summary>
    private void Start()
    {
        lock (_starting)
        {
            if (_instrumentation is null)
            {
                _instrumentation = new RunningInstrumentation(_services);
                Start(_instrumentation);
                Unsubscribe();
            }
        }
    }

    private void Start(RunningInstrumentation instrumentation)
    {
        try
        {
            if (!SqlClientPackage.TryAddTo(instrumentation))
            {
                // Not on the thread of a query: log providers of the application may use the driver.
                ThreadPool.QueueUserWorkItem(
                    static loggers => Log.SqlClientNotTraced(loggers.CreateLogger(nameof(StandardObservability))),
                    _services.GetRequiredService<ILoggerFactory>(),
                    preferLocal: false);
            }
        }
        catch (Exception)
        {
            // A query must not fail because its span cannot be started.
        }
    }

    private void Keep(IDisposable subscription)
    {
        lock (_subscriptions)
        {
            if (!_hasEnded)
            {
                _subscriptions.Add(subscription);
                return;
            }
        }

        subscription.Dispose();
    }

    private void Unsubscribe()
    {
        IDisposable[] subscriptions;
        lock (_subscriptions)
        {
            _hasEnded = true;
            subscriptions = [.. _subscriptions];
            _subscriptions.Clear();
        }

        Array.ForEach(subscriptions, static s => s.Dispose());
    }
}
