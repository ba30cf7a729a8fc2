using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;
using Xunit;

namespace StandardObservability.Serilog.Tests.Sinks;

#pragma warning disable CA2017 // A call with fewer values than places is one of the calls.

/// <summary>What sinks and values of the application do harms nobody else.</summary>
public sealed class SinkSafetyTests
{
    [Fact]
    public async Task A_sink_that_throws_harms_neither_the_call_nor_the_line_nor_the_other_sinks()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) => b.AddStandardSerilog((_, s) => s
            .Enrich.With(new Throwing())
            .WriteTo.Sink(new Throwing())
            .WriteTo.Sink(sink)));
        Log.Information("By Serilog");
        host.Logger().LogInformation("By ILogger");

        Assert.Equal(["By Serilog", "By ILogger"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
        Assert.Equal(["By Serilog", "By ILogger"], (await host.EventsAsync()).Select(static e => e.Message));
    }

    [Fact]
    public async Task An_audit_sink_that_throws_tells_the_caller_as_it_does_without_us_and_the_line_is_written()
    {
        await using var host = await SerilogHost.StartAsync([new("Logging:Serilog:LogLevel:Microsoft", "None"), new("Logging:Serilog:LogLevel:StandardObservability", "None")], static (b, _) => b.AddStandardSerilog(static (_, s) => s.AuditTo.Sink(new Throwing())));

        var error = Assert.Throws<AggregateException>(static () => Log.Information("Audited"));
        Assert.Equal("The sink is broken.", error.InnerException!.Message);
        Assert.Throws<AggregateException>(() => host.Logger().LogInformation("Likewise"));
        Assert.Equal(["Audited", "Likewise"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_call_that_breaks_every_rule_does_not_throw_and_the_next_arrives()
    {
        await using var host = await SerilogHost.StartAsync();
        host.Logger().LogInformation("{A} and {B}", 1);
        host.Logger().Log(LogLevel.Information, default, Endless(), null, static (_, _) => throw new InvalidOperationException("The formatter is broken."));
        host.Logger().LogInformation("{A}", new Broken());
        using (host.Logger().BeginScope(Endless()))
        {
            Log.Information("{A}", new Broken());
            Log.Information("{@A}", new Broken());
            Log.Information("{A} and {B}", 1);
        }

        Log.Information("The next");

        Assert.Equal("The next", (await host.EventsAsync())[^1].Message);
        Assert.Equal("The next", (await host.LinesAsync())[^1].GetProperty("message").GetString());

        static IEnumerable<KeyValuePair<string, object?>> Endless()
        {
            yield return new("One", 1);
            throw new InvalidOperationException("The state is broken.");
        }
    }

    [Fact]
    public async Task A_sink_that_logs_does_not_hear_itself()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) => b.AddStandardSerilog((services, s) => s
            .WriteTo.Sink(new Talking(services))
            .WriteTo.Sink(sink)));
        Log.Information("By the application");

        Assert.Equal("By the application", Assert.Single(await host.EventsAsync()).Message);
        var lines = (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()).ToList();
        Assert.Equal(host.Sink.Events.Count, lines.Count(static l => l == "By the sink through ILogger"));
        Assert.Equal(host.Sink.Events.Count, lines.Count(static l => l == "By the sink through Serilog"));
        Assert.Single(lines, static l => l == "By the application");
    }

    [Fact]
    public async Task A_provider_that_leads_every_call_back_to_serilog_does_not_go_round()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) =>
        {
            SerilogHost.WithSink(b, sink);
            b.Services.AddSingleton<ILoggerProvider>(new ReturningProvider());
        });
        Log.Information("Hello {Name}", "ada");

        Assert.Single(await host.EventsAsync(), static e => e.Event.MessageTemplate.Text == "Hello {Name}");
        Assert.Single(await host.LinesAsync(), static l => l.GetProperty("message").GetString() == "Hello ada");
    }

    [Fact]
    public async Task A_provider_that_throws_does_not_throw_at_serilogs_callers()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) =>
        {
            SerilogHost.WithSink(b, sink);
            b.Services.AddSingleton<ILoggerProvider>(new ThrowingProvider());
        });
        Log.Information("Hello");

        Assert.Single(await host.LinesAsync());
        Assert.Single(await host.EventsAsync());
    }

    [Fact]
    public async Task What_waits_in_a_batching_sink_is_flushed_when_the_host_stops()
    {
        var batches = new Batches();
        await using var host = await SerilogHost.StartAsync([], (b, _) => b.AddStandardSerilog((_, s) => s
            .WriteTo.Sink(batches, new BatchingOptions { BufferingTimeLimit = TimeSpan.FromMinutes(5), EagerlyEmitFirstEvent = false, BatchSizeLimit = 10_000 })));
        for (var i = 0; i < 100; i++)
        {
            Log.ForContext("SourceContext", "Orders").Information("Step {Step}", i);
        }

        await host.DisposeAsync();
        Assert.Equal(100, batches.Received.Count(static e => e.MessageTemplate.Text == "Step {Step}"));
    }

    [Fact]
    public async Task Categories_that_are_made_up_without_end_do_not_pile_up()
    {
        await using var host = await SerilogHost.StartAsync();
        for (var i = 0; i < 5000; i++)
        {
            Log.ForContext("SourceContext", $"Order{i}").Information("Placed");
        }

        var lines = await host.LinesAsync();
        Assert.Equal(5000, lines.Count);
        Assert.InRange(lines.Count(static l => l.GetProperty("category").GetString() == SerilogHost.Name), 1, 1000);
    }

    [Fact]
    public async Task Events_carry_the_service_and_the_trace()
    {
        await using var host = await SerilogHost.StartAsync([new("Observability:Team", "payments"), new("OTEL_RESOURCE_ATTRIBUTES", "service.version=1.2.3")]);
        using var span = host.Source.StartActivity("work");
        Log.Information("Hello");

        var log = Assert.Single(await host.EventsAsync());
        Assert.Equal((SerilogHost.Name, "production", "payments", "1.2.3"), (log.Text("service"), log.Text("environment"), log.Text("service.team"), log.Text("service.version")));
        Assert.Equal((span?.TraceId, span?.SpanId), (log.Event.TraceId, log.Event.SpanId));
        if (span is not null)
        {
            var trace = span.TraceId.ToHexString();
            Assert.Equal($"1-{trace[..8]}-{trace[8..]}", log.Text("xray_trace_id"));
            Assert.Equal(span.Recorded ? "01" : "00", log.Text("trace_flags"));
        }
    }

    [Fact]
    public async Task A_property_of_the_applications_own_wins_over_the_hosts()
    {
        await using var host = await SerilogHost.StartAsync();
        Log.ForContext("environment", "mine").Information("Hello");

        Assert.Equal("mine", Assert.Single(await host.EventsAsync()).Text("environment"));
        Assert.Equal("mine", Assert.Single(await host.LinesAsync()).GetProperty("attributes.environment").GetString());
    }

    [Fact]
    public async Task Values_are_captured_as_the_application_has_configured_serilog()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) => b.AddStandardSerilog((_, s) => s
            .Destructure.ByTransforming<Version>(static v => new { v.Major })
            .WriteTo.Sink(sink)));
        Log.Information("Runs {@Version}", new Version(3, 1));
        host.Logger().LogInformation("Runs {@Version}", new Version(3, 1));

        Assert.Equal(["Runs { Major: 3 }", "Runs { Major: 3 }"], (await host.EventsAsync()).Select(static e => e.Message));
        Assert.Equal(3, (await host.LinesAsync())[0].GetProperty("Version").GetProperty("Major").GetInt32());
    }

    private sealed class Broken
    {
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1065:Do not raise exceptions in unexpected locations", Justification = "That is what it is for.")]
        public string Name => throw new InvalidOperationException("The property is broken.");

        [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1065:Do not raise exceptions in unexpected locations", Justification = "That is what it is for.")]
        public override string ToString() => throw new InvalidOperationException("The text is broken.");
    }

    private sealed class Throwing : ILogEventSink, ILogEventEnricher
    {
        public void Emit(LogEvent logEvent) => throw new InvalidOperationException("The sink is broken.");

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => throw new InvalidOperationException("The enricher is broken.");
    }

    private sealed class Talking(IServiceProvider services) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger("Talking").LogInformation("By the sink through ILogger");
            Log.Information("By the sink through Serilog");
        }
    }

    private sealed class Batches : IBatchedLogEventSink
    {
        public List<LogEvent> Received { get; } = [];

        public Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
        {
            Received.AddRange(batch);
            return Task.CompletedTask;
        }

        public Task OnEmptyBatchAsync() => Task.CompletedTask;
    }

    /// <summary>Makes a Serilog call of every Serilog call, and another of each.</summary>
    private sealed class ReturningProvider : ILoggerProvider, Microsoft.Extensions.Logging.ILogger
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (state is IReadOnlyList<KeyValuePair<string, object?>> properties && properties[^1].Value is "Hello {Name}")
            {
                global::Serilog.Log.Information("Hello {Name}", "ada");
            }
        }

        public void Dispose()
        {
            // Has nothing.
        }
    }

    private sealed class ThrowingProvider : ILoggerProvider, Microsoft.Extensions.Logging.ILogger
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 0)
            {
                throw new InvalidOperationException("The provider is broken.");
            }
        }

        public void Dispose()
        {
            // Has nothing.
        }
    }
}
