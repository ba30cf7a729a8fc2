using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>What becomes of Serilog's static logger, after the conventions of Serilog's own hosting.</summary>
public sealed class StaticLoggerTests
{
    [Fact]
    public async Task It_is_the_hosts_from_the_time_the_host_is_built_and_writes_to_standard_output_after_its_end()
    {
        await using var host = SerilogHost.Build();
        Log.Information("Before the start");
        Assert.Equal("Before the start", Assert.Single(host.Sink.Events).Message);

        await host.DisposeAsync();
        Log.Information("After the end");
        Log.ForContext("SourceContext", "New").Fatal("Of another category");
        await Log.CloseAndFlushAsync();
        Log.Information("After the close");

        Assert.Equal(["Before the start", "After the end", "Of another category"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
        Assert.True(host.Sink.IsDisposed);
        Assert.DoesNotContain(host.Sink.Events, static e => e.Message == "After the end");
    }

    [Fact]
    public async Task It_stays_when_that_was_asked_for()
    {
        var own = new LoggerConfiguration().CreateLogger();
        Log.Logger = own;
        await using var host = await SerilogHost.StartAsync([], static (b, sink) => b.AddStandardSerilog((_, s) => s.WriteTo.Sink(sink), preserveStaticLogger: true));
        Log.Information("To nobody");
        host.Serilog.Information("To the host");

        var events = await host.EventsAsync();

        Assert.Equal("To the host", Assert.Single(events).Message);
        Assert.Same(own, Log.Logger);
        Assert.True(host.Sink.IsDisposed);
        await Log.CloseAndFlushAsync();
    }

    [Fact]
    public async Task Closing_it_flushes_the_sinks_and_standard_output_goes_on()
    {
        await using var host = await SerilogHost.StartAsync();
        Log.Information("Before");
        await Log.CloseAndFlushAsync();
        Assert.True(host.Sink.IsDisposed);

        host.Logger().LogInformation("After");
        var lines = await host.LinesAsync();

        Assert.Equal(["Before", "After"], lines.Select(static l => l.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task A_bootstrap_logger_speaks_until_the_host_is_built_and_its_loggers_go_on_through_the_host()
    {
        var early = new MemorySink();
        Log.Logger = new LoggerConfiguration().WriteTo.Sink(early).CreateBootstrapLogger();
        var kept = Log.ForContext("SourceContext", "Kept");
        kept.Information("Early");

        await using var host = await SerilogHost.StartAsync();
        kept.Information("Late {Number}", 1);
        Log.ForContext("SourceContext", "New").Information("Late {Number}", 2);

        var lines = await host.LinesAsync();
        Assert.Equal("Early", Assert.Single(early.Events).Message);
        Assert.True(early.IsDisposed);
        Assert.Equal(["Late 1", "Late 2"], lines.Select(static l => l.GetProperty("message").GetString()));
        Assert.Equal(["Kept", "New"], lines.Select(static l => l.GetProperty("category").GetString()));
        Assert.Equal(["Late 1", "Late 2"], (await host.EventsAsync()).Select(static e => e.Message));
    }

    [Fact]
    public async Task Two_hosts_keep_their_own_sinks_and_the_later_one_has_the_static_logger()
    {
        await using var first = await SerilogHost.StartAsync([new("Observability:ServiceName", "first")]);
        await using var second = await SerilogHost.StartAsync([new("Observability:ServiceName", "second")]);
        first.Serilog.Information("From the first");
        Log.Information("From the static");
        await first.DisposeAsync();
        Log.Information("Still there");

        Assert.Equal(["From the first"], (await first.EventsAsync()).Select(static e => e.Message));
        Assert.Equal(["From the static", "Still there"], (await second.EventsAsync()).Select(static e => e.Message));
        Assert.Equal("first", (await first.EventsAsync())[0].Text("service"));
        Assert.Equal("second", (await second.EventsAsync())[0].Text("service"));
    }

    [Fact]
    public async Task The_diagnostic_context_of_serilogs_request_logging_is_there()
    {
        await using var host = await SerilogHost.StartAsync();

        Assert.Same(host.Services.GetRequiredService<DiagnosticContext>(), host.Services.GetRequiredService<IDiagnosticContext>());
    }

    [Fact]
    public async Task A_delegate_may_ask_for_services_that_log_and_log_itself()
    {
        await using var host = await SerilogHost.StartAsync([], static (b, sink) => b.AddStandardSerilog((services, serilog) =>
        {
            services.GetRequiredService<ILogger<StaticLoggerTests>>().LogInformation("While the sinks are made");
            services.GetRequiredService<global::Serilog.ILogger>().Information("Likewise");
            serilog.WriteTo.Sink(sink);
        }));
        Log.Information("Afterwards");

        Assert.Equal(["While the sinks are made", "Likewise", "Afterwards"], (await host.LinesAsync()).Select(static l => l.GetProperty("message").GetString()));
        Assert.Equal("Afterwards", Assert.Single(await host.EventsAsync()).Message);
    }
}
