using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>A log pipeline whose output is discarded.</summary>
internal abstract class LogPipeline : IDisposable
{
    private ServiceProvider? _services;

    /// <summary>Name suffix of a pipeline that writes to the standard output of the process. The output of others is discarded.</summary>
    private const string OnStandardOutput = "-stdout";

    public static IReadOnlyList<string> ToNothing { get; } = [ConsoleJsonPipeline.Name, SerilogPipeline.Name, OpenTelemetryPipeline.Name, OursPipeline.Name];

    public static IReadOnlyList<string> ToStandardOutput { get; } = [OnOutput(ConsoleJsonPipeline.Name), OnOutput(SerilogPipeline.Name), OnOutput(OursPipeline.Name)];

    public ILogger Logger { get; private set; } = null!;

    protected IServiceProvider Services => _services!;

    public static string OnOutput(string name) => name + OnStandardOutput;

    public static LogPipeline Create(string name)
    {
        var isReal = name.EndsWith(OnStandardOutput, StringComparison.Ordinal);
        LogPipeline pipeline = (isReal ? name[..^OnStandardOutput.Length] : name) switch
        {
            ConsoleJsonPipeline.Name => new ConsoleJsonPipeline(isReal ? Console.Out : TextWriter.Null),
            SerilogPipeline.Name => new SerilogPipeline(isReal ? Console.Out : TextWriter.Null),
            OpenTelemetryPipeline.Name => new OpenTelemetryPipeline(),
            OursPipeline.Name => new OursPipeline(isReal ? Console.OpenStandardOutput : static () => Stream.Null),
            _ => throw new ArgumentException($"Unknown log pipeline \"{name}\". Known pipelines are {string.Join(", ", [.. ToNothing, .. ToStandardOutput])}."),
        };
        pipeline.Start();
        return pipeline;
    }

    /// <summary>Waits until the logged events are written. A synchronous pipeline does not wait.</summary>
    /// <param name="events">Number of events since the start.</param>
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

        // Same as the default of a host.
        services.AddLogging(static logging => logging.Configure(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId));
        Configure(services);
        _services = services.BuildServiceProvider();
        Logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Checkout.Api.Orders");
    }
}
