using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Hosting;

/// <summary>The two ways of one host: Serilog's calls to the logger factory, and everything from there to Serilog's sinks.</summary>
internal sealed class SerilogPipeline : IDisposable
{
    private readonly IServiceProvider _services;
    private readonly SerilogRegistration _line;
    private volatile SinksDestination? _sinks;
    private CategoryLogger? _static;
    private int _started;
    private int _closed;

    public SerilogPipeline(IServiceProvider services, SerilogRegistration line)
    {
        (_services, _line) = (services, line);
        Logger = new CategoryLogger(new LoggerFactoryDestination(services, Binding), Binding);
    }

    /// <summary>Serilog's calls begin here.</summary>
    public CategoryLogger Logger { get; }

    public EventBinding Binding { get; } = new();

    /// <summary>Where events end, once they are set up; <see langword="null"/> when there are no sinks.</summary>
    public SinksDestination? Sinks => _sinks;

    /// <summary>The calls of <c>ILogger</c>, as a Serilog logger that leads to the sinks.</summary>
    public CategoryLogger? SinkCalls { get; private set; }

    /// <summary>Sets the sinks up, once. A call that comes meanwhile, from the delegate or from another thread, goes on without them.</summary>
    /// <remarks>Not when it is made: the delegate may ask for services that need a logger factory, which needs this.</remarks>
    public SerilogPipeline Started()
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
            // As Serilog's own hosting does: what logs after the host is gone finds a logger that is silent.
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
        if (SinkLoggerBuilder.Create(_services, _line, events) is { } logger)
        {
            Binding.Target = logger;
            var sinks = new SinksDestination(logger, events);
            SinkCalls = new CategoryLogger(sinks, Binding);
            _sinks = SinkLoggerBuilder.HasSinks(_services, _line) ? sinks : null;
        }

        if (!_line.PreserveStaticLogger && HasRuntimesFactory())
        {
            Replace();
        }
    }

    /// <summary>Serilog's own hosting, called besides, has put another factory in place: it does not know us, and the static logger is its.</summary>
    private bool HasRuntimesFactory()
        => _services.GetRequiredService<RegistrationContext>().Services.LastOrDefault(static s => s.ServiceType == typeof(ILoggerFactory))?.ImplementationType == typeof(LoggerFactory);

    private void Replace()
    {
        _static = Logger.Closing(Close);
        if (_line.Bootstrap is { } bootstrap && ReferenceEquals(Log.Logger, bootstrap))
        {
            // Loggers that were taken from it before go on through this one.
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
