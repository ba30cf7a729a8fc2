using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals.Processors;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Processors;

public sealed class FirstProcessorTests
{
    private readonly List<string> _calls = [];

    [Fact]
    public void A_span_processor_runs_before_those_of_earlier_and_later_configurations()
    {
        using var source = new ActivitySource($"{nameof(FirstProcessorTests)}.{Guid.NewGuid()}");
        var services = new ServiceCollection();
        services.AddOpenTelemetry().WithTracing(t => t.AddSource(source.Name).AddProcessor(new RecordingProcessor<Activity>("earlier", _calls)));
        services.ConfigureFirst((IServiceProvider _, TracerProviderBuilder traces) => traces.AddProcessor(new RecordingProcessor<Activity>("first", _calls)));
        services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new RecordingProcessor<Activity>("later", _calls)));
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();

        source.StartActivity("work")!.Dispose();

        Assert.Equal(["first", "earlier", "later"], _calls);
    }

    [Fact]
    public void A_log_processor_runs_before_those_of_earlier_and_later_configurations()
    {
        var services = new ServiceCollection();
        services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new RecordingProcessor<LogRecord>("earlier", _calls)));
        services.ConfigureFirst((IServiceProvider _, LoggerProviderBuilder logs) => logs.AddProcessor(new RecordingProcessor<LogRecord>("first", _calls)));
        services.ConfigureOpenTelemetryLoggerProvider(l => l.AddProcessor(new RecordingProcessor<LogRecord>("later", _calls)));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogWarning("Order placed");

        Assert.Equal(["first", "earlier", "later"], _calls);
    }

    private sealed class RecordingProcessor<T>(string name, List<string> calls) : BaseProcessor<T>
    {
        public override void OnEnd(T data) => calls.Add(name);
    }
}
