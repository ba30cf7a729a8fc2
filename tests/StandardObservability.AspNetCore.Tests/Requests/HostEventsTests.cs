using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Requests;

/// <summary>What a request without data writes to subscribers of the host's events: all of them get an event that one has asked for.</summary>
public sealed class HostEventsTests
{
    private const string NewRootSetting = "OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_ENABLE_NEW_ROOT_SPAN";
    private const string NotSampled = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    private readonly List<Activity> _spans = [];

    [Theory]
    [InlineData("1", 2)]
    [InlineData("0", 0)]
    public async Task Start_and_end_are_written_for_a_request_with_data(string ratio, int expected)
        => Assert.Equal(expected, await CountEventsAsync(ratio, isAsking: false));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    public async Task Another_subscriber_gets_start_and_end_of_each_request(string ratio) => Assert.Equal(2, await CountEventsAsync(ratio, isAsking: true));

    [Theory]
    [InlineData("baggage", "tenant=acme", "acme acme")]
    [InlineData("Correlation-Context", "tenant=acme", "- acme")]
    [InlineData("X-Nothing", "x", "- -")]
    public async Task Baggage_of_a_request_without_data_is_that_of_OpenTelemetry(string header, string value, string expected)
    {
        await using var host = await StartAsync("0");

        Assert.Equal(expected, await host.GetAsync("/tenant", (header, value)));
        Assert.Equal("- -", await host.GetAsync("/tenant"));
    }

    /// <summary>With this option, OpenTelemetry's instrumentation replaces the activity of ASP.NET Core.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_span_that_an_instrumentation_creates_is_completed_and_redacted(bool isNew, int expected)
    {
        await using (var host = await StartAsync("1", static t => t.AddAspNetCoreInstrumentation(), new KeyValuePair<string, string?>(NewRootSetting, isNew ? "true" : null)))
        {
            await host.GetAsync("/reset/hunter2hunter2", ("traceparent", NotSampled));
        }

        Assert.Equal(expected, _spans.Count);
        Assert.All(_spans, static s =>
        {
            Assert.Equal(("GET /reset/{token}", "/reset/REDACTED-key"), (s.DisplayName, s.GetTagItem("url.path")));
            Assert.Equal("System.InvalidOperationException", s.GetTagItem("error.type"));
            Assert.Single(s.Events, static e => e.Name == "exception");
        });
    }

    [Fact]
    public async Task The_applications_own_listener_is_kept()
    {
        using var own = new DiagnosticListener("Microsoft.AspNetCore");
        await using var host = await WebHost.StartAsync(set: b =>
        {
            b.Services.AddSingleton(own);
            b.AddStandardObservability();
        });

        Assert.Same(own, host.Services.GetRequiredService<DiagnosticListener>());
    }

    private async Task<int> CountEventsAsync(string ratio, bool isAsking)
    {
        var seen = new Counter();
        await using (var host = await StartAsync(ratio))
        {
            var events = host.Services.GetRequiredService<DiagnosticListener>();
            using var subscription = events.Subscribe(seen, name => isAsking && name.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn", StringComparison.Ordinal));
            await host.GetAsync("/hello/bob");
            await host.StopAsync();
        }

        return seen.Events;
    }

    private Task<WebHost> StartAsync(string ratio, Action<TracerProviderBuilder>? configure = null, params KeyValuePair<string, string?>[] settings) => WebHost.StartAsync(
        [new("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), new("OTEL_TRACES_SAMPLER_ARG", ratio), .. settings],
        b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t =>
            {
                configure?.Invoke(t);
                t.AddInMemoryExporter(_spans);
            });
        },
        static app =>
        {
            app.UseExceptionHandler(static e => e.Run(static c => c.Response.WriteAsync("sorry")));
            app.MapGet("/tenant", static () => $"{Baggage.Current.GetBaggage("tenant") ?? "-"} {Activity.Current?.GetBaggageItem("tenant") ?? "-"}");
            app.MapGet("/reset/{token}", static void (string token) => throw new InvalidOperationException("no"));
        });

    private sealed class Counter : IObserver<KeyValuePair<string, object?>>
    {
        private int _events;

        public int Events => Volatile.Read(ref _events);

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key.StartsWith("Microsoft.AspNetCore.Hosting.HttpRequestIn.", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref _events);
            }
        }

        public void OnCompleted()
        {
            // The host was disposed of.
        }

        public void OnError(Exception error) => throw error;
    }
}
