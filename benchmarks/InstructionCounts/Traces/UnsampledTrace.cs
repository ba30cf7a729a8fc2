using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Traces;

/// <summary>A local root span with two child spans and four debug log calls, none of them sampled or enabled, with and without their details.</summary>
internal sealed partial class UnsampledTrace : ICase
{
    private const int DebugCalls = 4;

    private readonly ActivitySource _source = new($"{nameof(InstructionCounts)}.Unsampled");
    private readonly ServiceProvider _services;
    private readonly ILogger _logger;

    public UnsampledTrace(bool keepsDetail)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("OTEL_TRACES_SAMPLER", "parentbased_always_off"),
            new("Observability:ActivitySources", _source.Name),
            new("Observability:Traces:DetailAboveMilliseconds", keepsDetail ? "60000" : "0"),
        ]).Build();
        _services = new ServiceCollection()
            .AddSingleton(new StandardOutputStream(static () => Stream.Null))
            .AddLogging()
            .AddStandardObservability(configuration)
            .BuildServiceProvider();
        _services.GetRequiredService<TracerProvider>();
        _logger = _services.GetRequiredService<ILoggerFactory>().CreateLogger("Checkout.Api.Orders");
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            using var root = _source.StartActivity("GET /orders/{id}", ActivityKind.Server);
            using (_source.StartActivity("load order")?.SetTag("order.state", "placed"))
            {
                Log(i);
            }

            using var reserve = _source.StartActivity("reserve")?.SetTag("order.state", "reserved");
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        _source.Dispose();
    }

    private void Log(int order)
    {
        for (var call = 0; call < DebugCalls; call++)
        {
            LogStep(_logger, order, call);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Order {Order}, step {Step}")]
    private static partial void LogStep(ILogger logger, int order, int step);
}
