using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>A way for log calls to leave the program, ending in nothing.</summary>
internal abstract class LogPipeline : IDisposable
{
    private ServiceProvider? _services;

    public static IReadOnlyList<string> Names { get; } = [ConsoleJsonPipeline.Name, SerilogPipeline.Name, OpenTelemetryPipeline.Name, OursPipeline.Name];

    public ILogger Logger { get; private set; } = null!;

    protected IServiceProvider Services => _services!;

    public static LogPipeline Create(string name)
    {
        LogPipeline pipeline = name switch
        {
            ConsoleJsonPipeline.Name => new ConsoleJsonPipeline(),
            SerilogPipeline.Name => new SerilogPipeline(),
            OpenTelemetryPipeline.Name => new OpenTelemetryPipeline(),
            OursPipeline.Name => new OursPipeline(),
            _ => throw new ArgumentException($"There is no log pipeline \"{name}\". There are {string.Join(", ", Names)}."),
        };
        pipeline.Start();
        return pipeline;
    }

    /// <summary>Waits until the events handed over have left; a pipeline that writes at once has nothing to wait for.</summary>
    /// <param name="events">How many events were handed over since the start.</param>
    public abstract void AwaitArrival(long events);

    public virtual void Dispose()
    {
        _services?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract void Configure(IServiceCollection services);

    private void Start()
    {
        var services = new ServiceCollection();

        // As every host sets it.
        services.AddLogging(static logging => logging.Configure(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId));
        Configure(services);
        _services = services.BuildServiceProvider();
        Logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Checkout.Api.Orders");
    }
}
