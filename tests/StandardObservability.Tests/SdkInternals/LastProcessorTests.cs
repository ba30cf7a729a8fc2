using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class LastProcessorTests
{
    private readonly List<string> _calls = [];

    [Fact]
    public void A_processor_runs_after_those_that_were_added_later()
    {
        using var source = new ActivitySource($"{nameof(LastProcessorTests)}.{Guid.NewGuid()}");
        var services = new ServiceCollection();
        services.AddOpenTelemetry().WithTracing(t => t
            .AddSource(source.Name)
            .AddProcessor(LastProcessor<Activity>.RunLast(new RecordingProcessor("last", _calls)))
            .AddProcessor(new RecordingProcessor("later", _calls)));
        services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new RecordingProcessor("another configuration", _calls)));
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<TracerProvider>();

        source.StartActivity("work")!.Dispose();

        Assert.Equal(["later", "another configuration", "last"], _calls);
    }

    private sealed class RecordingProcessor(string name, List<string> calls) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => calls.Add(name);
    }
}
