using System.Diagnostics;

namespace InstructionCounts.Logs;

/// <summary>A log call with three properties in a span, until its line is written.</summary>
internal abstract class LogCase : ICase
{
    /// <summary>Number of events that fits into every queue.</summary>
    private const int EventsAtOnce = 500;

    private readonly Activity _span = new Activity(nameof(InstructionCounts)).SetIdFormat(ActivityIdFormat.W3C).Start();
    private readonly ServiceProvider _services;
    private readonly ILogger _logger;

    protected LogCase(Action<IServiceCollection> configure, TextWriter? console = null)
    {
        Console.SetOut(console ?? Console.Out);
        var services = new ServiceCollection();

        // Same as the default of a host.
        services.AddLogging(static logging => logging.Configure(static options =>
            options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId | ActivityTrackingOptions.ParentId));
        configure(services);
        _services = services.BuildServiceProvider();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Checkout.Api.Orders");
    }

    protected IServiceProvider Services => _services;

    public void Run(int operations)
    {
        for (var done = 0; done < operations;)
        {
            var events = Math.Min(EventsAtOnce, operations - done);
            for (var i = 0; i < events; i++)
            {
                Log.Placed(_logger, ++done, "B00K", 12.5);
            }

            Await(events);
        }
    }

    public virtual void Dispose()
    {
        _services.Dispose();
        _span.Dispose();
    }

    /// <summary>Waits until a number of further events is written.</summary>
    protected abstract void Await(int events);
}
