using Microsoft.Extensions.DependencyInjection;
using Serilog;
using StandardObservability.Logging;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Hosting;

/// <summary>The Serilog pipeline of one host. Events that are logged through Serilog's API go to the logger factory; from there, all log calls go to Serilog's sinks.</summary>
internal sealed class SerilogPipeline : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly SerilogRegistration _registration;
    private volatile SinksDestination? _sinks;
    private int _started;
    private int _closed;

    public SerilogPipeline(IServiceProvider services, SerilogRegistration registration)
    {
        (_services, _registration) = (services, registration);
        Logging = new BridgedLogging(services);
        Logger = new CategoryLogger(new LoggerFactoryDestination(Logging, Binding), Binding);
    }

    /// <summary>The logger that Serilog's API writes to. Its events go to the logger factory.</summary>
    public CategoryLogger Logger { get; }

    public BridgedLogging Logging { get; }

    public EventBinding Binding { get; } = new();

    /// <summary>The sinks from their set-up until they are closed; <see langword="null"/> when there are none.</summary>
    public SinksDestination? Sinks => _closed == 0 ? _sinks : null;

    /// <summary>A Serilog logger that sends <c>ILogger</c> calls to the sinks.</summary>
    public CategoryLogger? SinkLogger { get; private set; }

    /// <summary>Sets up the sinks once. A call during the set-up, from the delegate or from another thread, does not reach them.</summary>
    /// <remarks>Not in the constructor: the delegate may resolve services that need a logger factory, which needs this pipeline.</remarks>
    public SerilogPipeline EnsureStarted()
    {
        if (Interlocked.Exchange(ref _started, 1) == 0)
        {
            Start();
        }

        return this;
    }

    /// <remarks>The static logger goes on to standard output: an application logs there why its host ended, and closes the logger last.</remarks>
    public void Dispose() => Close();

    private void Start()
    {
        var enabled = _services.GetRequiredService<HostSettings>().Enabled;
        var events = enabled ? new EventRedactor(_services) : null;
        Binding.Policy = events?.Policy;
        if (SinkLoggerBuilder.Create(_services, _registration, events) is { } logger)
        {
            Binding.Target = logger;
            var sinks = new SinksDestination(logger, events);
            SinkLogger = new CategoryLogger(sinks, Binding);
            _sinks = SinkLoggerBuilder.HasSinks(_services, _registration) ? sinks : null;
        }

        if (!_registration.PreserveStaticLogger && MayReplaceStaticLogger)
        {
            ReplaceStaticLogger();
        }
    }

    /// <summary>False when Serilog's own hosting is used: it replaces the logger factory and sets the static logger too.</summary>
    private bool MayReplaceStaticLogger
        => _services.GetRequiredService<RegistrationContext>().HasDefaultLoggerFactory;

    private void ReplaceStaticLogger()
    {
        var staticLogger = Logger.WithClose(Close);
        if (_registration.Bootstrap is { } bootstrap && ReferenceEquals(Log.Logger, bootstrap))
        {
            // Loggers that were created from the bootstrap logger forward to this one.
            bootstrap.Reload(configuration => configuration.MinimumLevel.Verbose().WriteTo.Sink(new ForwardingSink(Logger)));
            bootstrap.Freeze();
        }

        Log.Logger = staticLogger;
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            _sinks?.Dispose();
        }
    }
}
