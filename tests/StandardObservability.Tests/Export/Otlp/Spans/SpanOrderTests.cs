using System.Diagnostics;
using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>What processors of the application set is exported if the provider was built with them, and never with a secret.</summary>
public sealed class SpanOrderTests
{
    [JudgedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_processor_that_the_application_registers_before_or_after_still_changes_exported_spans(bool before)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, t => t.AddProcessor(new Tagging()), before);
        host.Source.StartActivity("work")!.Dispose();
        await host.DisposeAsync();

        var span = Assert.Single(await receiver.SpansAsync());
        Assert.Equal("kept", span.Attributes["set late"]);
        Assert.Equal("password=REDACTED-key", span.Attributes["text"]);
        Assert.Equal("REDACTED-key", span.Attributes["db.password"]);
        Assert.Equal("password=REDACTED-key", span.Name);
    }

    [JudgedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_processor_that_the_application_registers_can_drop_a_span(bool before)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, t => t.AddProcessor(new Dropping()), before);
        host.Source.StartActivity("dropped")!.Dispose();
        host.Source.StartActivity("kept")!.Dispose();
        await host.DisposeAsync();

        Assert.Equal("kept", Assert.Single(await receiver.SpansAsync()).Name);
        Assert.Equal((1, 1, 0), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    [JudgedFact]
    public async Task What_is_set_after_the_span_was_written_is_left_out()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, static _ => { }, before: true);
        host.Services.GetRequiredService<TracerProvider>().AddProcessor(new Tagging());
        var span = host.Source.StartActivity("work")!.SetTag("plain", "x");
        span.Dispose();
        span.SetTag("api_key", "hunter2");
        await host.DisposeAsync();

        Assert.Equal("x", Assert.Single(await receiver.SpansAsync()).Attributes["plain"]);
        Assert.All(receiver.Requests, static r => Assert.True(r.Body.Span.IndexOf(Encoding.UTF8.GetBytes("hunter2")) < 0));
    }

    /// <summary>Attributes for X-Ray copy values to other keys, and nothing but the exporter reads the spans.</summary>
    [JudgedTheory]
    [InlineData("server.address")]
    [InlineData(null)]
    public async Task A_value_of_a_secret_key_is_not_copied(string? ownKey)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(
            receiver, static _ => { }, before: true, new("Observability:Redaction:Keys", ownKey), new("Observability:Traces:XRay:Attributes", "true"));
        host.Source.StartActivity("call", ActivityKind.Client)!
            .SetTag("server.address", "vault-7").SetTag("http.request.method", "GET").SetTag("url.full", "http://vault-8/?password=hunter2").Dispose();
        await host.DisposeAsync();

        var span = Assert.Single(await receiver.SpansAsync());
        Assert.Equal(ownKey is null, span.Attributes.Values.Any(static v => v?.ToString()?.Contains("vault-7", StringComparison.Ordinal) == true));
        Assert.DoesNotContain(span.Attributes.Values, static v => v?.ToString()?.Contains("hunter2", StringComparison.Ordinal) == true);
        Assert.Contains("aws.remote.service", span.Attributes.Keys);
    }

    [JudgedFact]
    public async Task A_processor_that_is_added_to_the_running_provider_reads_redacted_spans()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, static _ => { }, before: true);
        host.Source.StartActivity("before")!.SetTag("text", "password=hunter2").Dispose();
        var reader = new Reading();
        host.Services.GetRequiredService<TracerProvider>().AddProcessor(reader);
        host.Source.StartActivity("after")!.SetTag("text", "password=hunter2").Dispose();
        await host.DisposeAsync();

        Assert.Equal(["password=REDACTED-key"], reader.Texts);
        Assert.All(await receiver.SpansAsync(), static s => Assert.Equal("password=REDACTED-key", s.Attributes["text"]));
        Assert.Equal((2, 2, 0), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    private static Task<WorkerHost> StartAsync(
        OtlpReceiver receiver, Action<TracerProviderBuilder> configure, bool before, params KeyValuePair<string, string?>[] settings) => WorkerHost.StartAsync(
        [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_METRICS_EXPORTER", "none"), .. WorkerHost.OwnSpans, .. settings],
        b =>
        {
            if (before)
            {
                b.Services.AddOpenTelemetry().WithTracing(configure);
            }

            b.AddStandardObservability();
            if (!before)
            {
                b.Services.AddOpenTelemetry().WithTracing(configure);
            }
        });

    private sealed class Tagging : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("set late", "kept").SetTag("text", "password=hunter2").SetTag("db.password", "hunter2");
            data.DisplayName = "password=hunter2";
        }
    }

    private sealed class Reading : BaseProcessor<Activity>
    {
        public List<string?> Texts { get; } = [];

        public override void OnEnd(Activity data) => Texts.Add(data.GetTagItem("text") as string);
    }

    private sealed class Dropping : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            if (data.DisplayName == "dropped")
            {
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            }
        }
    }
}
