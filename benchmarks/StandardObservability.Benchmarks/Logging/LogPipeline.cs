using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>A way for log calls to leave the program, ending in nothing.</summary>
internal abstract class LogPipeline : IDisposable
{
    private ServiceProvider? _services;

    /// <summary>Ends the name of a pipeline that writes to the process's standard output; the others end in nothing.</summary>
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
            _ => throw new ArgumentException($"There is no log pipeline \"{name}\". There are {string.Join(", ", [.. ToNothing, .. ToStandardOutput])}."),
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
