using Microsoft.Extensions.DependencyInjection;
using Serilog;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Hosting;

/// <summary>The Serilog pipeline of one host: Serilog's calls go to the logger factory, and all calls go from there to Serilog's sinks.</summary>
internal sealed class SerilogPipeline : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly SerilogRegistration _registration;
    private volatile SinksDestination? _sinks;
    private CategoryLogger? _static;
    private int _started;
    private int _closed;

    public SerilogPipeline(IServiceProvider services, SerilogRegistration registration)
    {
        (_services, _registration) = (services, registration);
        Logger = new CategoryLogger(new LoggerFactoryDestination(services, Binding), Binding);
    }

    /// <summary>The logger that receives Serilog's calls.</summary>
    public CategoryLogger Logger { get; }

    public EventBinding Binding { get; } = new();

    /// <summary>The sinks after they are set up; <see langword="null"/> when there are none.</summary>
    public SinksDestination? Sinks => _sinks;

    /// <summary>A Serilog logger that sends <c>ILogger</c> calls to the sinks.</summary>
    public CategoryLogger? SinkCalls { get; private set; }

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

    public void Dispose()
    {
        if (_static is not null && ReferenceEquals(Log.Logger, _static))
        {
            // As Serilog's own hosting does: later events go to a silent logger.
            Log.CloseAndFlush();
        }

        _static?.Dispose();
        Close();
    }

    private void Start()
    {
        var enabled = _services.GetRequiredService<HostSettings>().Enabled;
        var events = enabled ? new EventRedactor(_services) : null;
        Binding.Policy = events?.Policy;
        if (SinkLoggerBuilder.Create(_services, _registration, events) is { } logger)
        {
            Binding.Target = logger;
            var sinks = new SinksDestination(logger, events);
            SinkCalls = new CategoryLogger(sinks, Binding);
            _sinks = SinkLoggerBuilder.HasSinks(_services, _registration) ? sinks : null;
        }

        if (!_registration.PreserveStaticLogger && OwnsStaticLogger)
        {
            ReplaceStaticLogger();
        }
    }

    /// <summary>Whether the logger factory is .NET's. Serilog's own hosting replaces it, and then owns the static logger too.</summary>
    private bool OwnsStaticLogger
        => _services.GetRequiredService<RegistrationContext>().HasDefaultLoggerFactory;

    private void ReplaceStaticLogger()
    {
        _static = Logger.WithClose(Close);
        if (_registration.Bootstrap is { } bootstrap && ReferenceEquals(Log.Logger, bootstrap))
        {
            // Loggers that were created from the bootstrap logger forward to this one.
            bootstrap.Reload(configuration => configuration.MinimumLevel.Verbose().WriteTo.Sink(new ForwardingSink(Logger)));
            bootstrap.Freeze();
        }

        Log.Logger = _static;
    }

    private void Close()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            Sinks?.Dispose();
        }
    }
}
