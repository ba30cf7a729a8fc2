using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.Processors;
using Xunit;

namespace StandardObservability.Tests.Tracing.Processors;

public sealed class LocalRootProcessorTests
{
    [Fact]
    public void Only_a_local_root_is_decided_at_its_end_and_is_not_exported_when_it_is_not_kept()
    {
        var decided = new List<string>();
        var spans = new List<Activity>();
        using var source = new ActivitySource("LocalRoots");
        using (var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddProcessor(new LocalRootProcessor(Keeps)).AddInMemoryExporter(spans).Build())
        {
            Run(source, "kept", default);
            Run(source, "not kept", new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true));
        }

        Assert.Equal(["kept", "not kept"], decided);
        Assert.Equal(["child", "kept", "child"], spans.Select(static s => s.DisplayName));

        bool Keeps(Activity root)
        {
            decided.Add(root.DisplayName);
            return root.DisplayName == "kept";
        }
    }

    [Theory]
    [InlineData(ActivityTraceFlags.Recorded, true)]
    [InlineData(ActivityTraceFlags.None, false)]
    public void The_decision_follows_the_sampler(ActivityTraceFlags flags, bool expected)
    {
        using var root = new Activity("root") { ActivityTraceFlags = flags };

        Assert.Equal(expected, DetailDecision.KeepsDetail(root));
    }

    [Fact]
    public async Task Redaction_comes_first_and_there_is_no_local_root_processor_while_the_sampler_decides()
    {
        var order = new List<string>();
        await using var host = await WorkerHost.StartAsync([new("Observability:Traces:Annotations", "tenant")], b =>
        {
            b.Services.AddOpenTelemetry().WithTracing(static t => t.AddInMemoryExporter([]));
            b.AddStandardObservability();
        });

        var provider = host.Services.GetRequiredService<TracerProvider>();
        foreach (var processor in Processors(provider))
        {
            order.Add(processor.GetType().Name);
        }

        Assert.True(DetailDecision.FollowsSampler);
        Assert.Equal([nameof(RedactingSpanProcessor), nameof(AnnotatingProcessor)], order[..2]);
        Assert.DoesNotContain(nameof(LocalRootProcessor), order);
    }

    private static void Run(ActivitySource source, string name, ActivityContext parent)
    {
        using var root = source.StartActivity(name, ActivityKind.Server, parent);
        using var child = source.StartActivity("child");
    }

    /// <summary>OpenTelemetry keeps its processors in a linked list and to itself.</summary>
    private static IEnumerable<object> Processors(TracerProvider provider)
    {
        const System.Reflection.BindingFlags any = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public;
        var composite = provider.GetType().GetProperty("Processor", any)!.GetValue(provider)!;
        for (var node = composite.GetType().GetField("Head", any)!.GetValue(composite); node is not null; node = node.GetType().GetProperty("Next", any)!.GetValue(node))
        {
            yield return node.GetType().GetField("Value", any)!.GetValue(node)!;
        }
    }
}
