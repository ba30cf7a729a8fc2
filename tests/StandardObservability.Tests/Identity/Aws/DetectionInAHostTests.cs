using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws;

public sealed class DetectionInAHostTests
{
    [JudgedFact]
    public async Task Detected_attributes_arrive_with_every_signal_and_lists_arrive_as_lists()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var ecs = EcsMetadata.Serve(EcsMetadata.FargateContainer(), EcsMetadata.FargateTask());
        var host = await WorkerHost.StartAsync([
            On(ecs),
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_LOGS_EXPORTER", "otlp")]);
        host.Work();
        await host.DisposeAsync();

        var resources = (await receiver.SpansAsync()).Select(static s => s.Resource)
            .Concat((await receiver.MetricPointsAsync()).Select(static p => p.Resource))
            .Concat((await receiver.LogRecordsAsync()).Select(static r => r.Resource))
            .ToList();
        Assert.NotEmpty(resources);
        Assert.All(resources, static r =>
        {
            Assert.Equal("aws_ecs", r["cloud.platform"]);
            Assert.Equal("e9028f8d5d8e4f258373e7b93ce9a3c3", r["aws.ecs.task.id"]);
            Assert.Equal(["/ecs/containerlogs"], Assert.IsAssignableFrom<IEnumerable<object?>>(r["aws.log.group.names"]));
        });
        Assert.Equal(2, ecs.Requests.Count);
    }

    [Fact]
    public async Task Metric_documents_contain_the_task_id_and_ignore_list_attributes()
    {
        await using var ecs = EcsMetadata.Serve(EcsMetadata.FargateContainer(), EcsMetadata.FargateTask());
        var host = await WorkerHost.StartAsync([On(ecs)]);
        host.Work();
        await host.DisposeAsync();

        var document = Assert.Single(host.Events, static e => e.TryGetProperty("work.done", out _));
        Assert.Equal("e9028f8d5d8e4f258373e7b93ce9a3c3", document.GetProperty("aws.ecs.task.id").GetString());
        Assert.Contains(host.Events, static e => e.TryGetProperty("message", out var m) && m.GetString() == "Worked on 7");
        var detected = Assert.Single(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 201);
        Assert.Equal("Detected aws_ecs; added 18 resource attributes.", detected.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Configured_attributes_win_over_detected_ones()
    {
        await using var ecs = EcsMetadata.Serve(EcsMetadata.FargateContainer(), EcsMetadata.FargateTask());
        await using var host = await WorkerHost.StartAsync([On(ecs), new("OTEL_RESOURCE_ATTRIBUTES", "cloud.region=mars-1")], static b =>
        {
            b.Services.AddOpenTelemetry().ConfigureResource(static r => r.AddAttributes([new("cloud.account.id", "mine")]));
            b.AddStandardObservability();
        });

        var resource = host.Services.GetRequiredService<TracerProvider>().GetResource().Attributes.ToDictionary();

        Assert.Equal("mars-1", resource["cloud.region"]);
        Assert.Equal("mine", resource["cloud.account.id"]);
        Assert.Equal("us-west-2a", resource["cloud.availability_zone"]);
    }

    [Fact]
    public async Task The_file_of_Beanstalk_does_not_replace_name_version_and_instance_of_the_service()
    {
        using var machine = new TestMachine().WithFile(
            "/var/elasticbeanstalk/xray/environment.conf",
            """{"deployment_id":7,"environment_name":"shop-prod","version_label":"v1"}""");
        await using var host = await WorkerHost.StartAsync([new("Observability:ServiceVersion", "9.9")], b =>
        {
            b.Services.AddSingleton(machine.Files);
            b.AddStandardObservability();
        });

        var resource = host.Services.GetRequiredService<TracerProvider>().GetResource().Attributes.ToDictionary();

        Assert.Equal("shop-prod", resource["service.namespace"]);
        Assert.Equal("7", resource["deployment.id"]);
        Assert.Equal("9.9", resource["service.version"]);
        Assert.Equal(host.Name, resource["service.name"]);
        Assert.True(Guid.TryParse((string)resource["service.instance.id"], out _));
    }

    [Theory]
    [InlineData("Degrade")]
    [InlineData("FailFast")]
    public async Task A_server_that_fails_causes_one_warning_and_never_a_crash(string behaviour)
    {
        await using var ecs = new MetadataServer(static _ => new MetadataReply("", 503));
        await using var host = await WorkerHost.StartAsync([On(ecs), new("Observability:OnInvalidConfiguration", behaviour)]);

        await host.EventAsync("{Shortcoming} See docs/events.md#200.");
        host.Work();
        await host.EventAsync("Worked on {Item}");

        var warning = Assert.Single(host.Events, static e => e.GetProperty("level").GetString() == "Warning");
        Assert.Equal(
            $"The ECS task metadata endpoint at {ecs.Address} returned status 503, so telemetry lacks resource attributes of the task and container. "
                + "Make the endpoint reachable from the container, or set the attributes in OTEL_RESOURCE_ATTRIBUTES. See docs/events.md#200.",
            warning.GetProperty("message").GetString());
        Assert.Equal(200, warning.GetProperty("event_id").GetInt32());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_machine_without_indications_gets_no_attributes_and_no_warning(string environment)
    {
        await using var host = await WorkerHost.StartAsync(environment: environment);

        Assert.Null(host.Services.GetRequiredService<DetectedPlatform>().Shortcoming);
        Assert.Empty(host.Services.GetRequiredService<DetectedPlatform>().Attributes);
    }

    [Fact]
    public async Task A_disabled_library_calls_no_metadata_server()
    {
        await using var ecs = MetadataServer.StartSilent();
        await using var host = await WorkerHost.StartAsync([On(ecs), new("OTEL_SDK_DISABLED", "true")]);

        Assert.Equal(0, ecs.Connections);
    }

    [Fact]
    public async Task The_services_own_telemetry_does_not_contain_the_calls()
    {
        await using var server = new MetadataServer(static _ => new MetadataReply("", 503));
        var (recorded, authority) = (new ConcurrentQueue<string>(), server.Address["http://".Length..]);
        using var spans = new ActivityListener
        {
            ShouldListenTo = static s => s.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => Record(a.Source.Name, a.TagObjects),
        };
        ActivitySource.AddActivityListener(spans);
        using var meters = new MeterListener { InstrumentPublished = static (i, l) => l.EnableMeasurementEvents(i) };
        meters.SetMeasurementEventCallback<double>((i, _, tags, _) => Record(i.Meter.Name, tags.ToArray()));
        meters.SetMeasurementEventCallback<long>((i, _, tags, _) => Record(i.Meter.Name, tags.ToArray()));
        meters.Start();

        using (var proof = new HttpClient())
        {
            await proof.GetAsync(new Uri(server.Address + "/proof"));
        }

        var before = recorded.Count(static r => r == "System.Net.Http");
        await using var host = await WorkerHost.StartAsync([On(server)]);

        Assert.True(before > 1, "A call of the service itself is recorded as a span and as a measurement.");
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(before, recorded.Count(static r => r == "System.Net.Http"));
        Assert.All(server.Requests.Skip(1), static r => Assert.DoesNotContain("traceparent", r.Headers.Keys));

        void Record(string name, IEnumerable<KeyValuePair<string, object?>> tags)
        {
            // Other tests call other servers at the same time.
            if (name.StartsWith("System.Net", StringComparison.Ordinal)
                && tags.Any(t => t.Key == "server.port" && authority.EndsWith($":{t.Value}", StringComparison.Ordinal)))
            {
                recorded.Enqueue(name);
            }
        }
    }

    private static KeyValuePair<string, string?> On(MetadataServer ecs) => new("ECS_CONTAINER_METADATA_URI_V4", ecs.Address + EcsMetadata.Path);
}
