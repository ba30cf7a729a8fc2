using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using Serilog.Events;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>Serilog's own registration, left in place beside the one of this library.</summary>
public sealed class ReplacedFactoryTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Serilogs_own_factory_is_reported_because_log_calls_bypass_this_library(bool isSerilogFirst)
    {
        var sink = new MemorySink();
        await using var host = await SerilogHost.StartAsync(set: (b, _) =>
        {
            if (isSerilogFirst)
            {
                b.Services.AddSerilog(c => c.WriteTo.Sink(sink));
            }

            b.AddStandardObservability();
            if (!isSerilogFirst)
            {
                b.Services.AddSerilog(c => c.WriteTo.Sink(sink));
            }
        });
        await host.DisposeAsync();

        Assert.Equal(
            "Log calls bypass StandardObservability, so their lines have no service identity and are not redacted. Reason: \"Serilog's AddSerilog or UseSerilog "
            + "replaced the logger factory; use AddStandardSerilog of the package StandardObservability.Serilog instead\". See docs/events.md#102.",
            sink.Events.Single(static e => e.Event.Level == LogEventLevel.Warning).Message);
    }

    [Fact]
    public async Task A_service_that_disabled_our_logs_is_not_warned()
    {
        var sink = new MemorySink();
        await using var host = await SerilogHost.StartAsync([new("Observability:Logs:StandardOutput", "Off")], (b, _) =>
        {
            b.AddStandardObservability();
            b.Services.AddSerilog(c => c.WriteTo.Sink(sink));
        });
        await host.DisposeAsync();

        Assert.DoesNotContain(sink.Events, static e => e.Event.Level == LogEventLevel.Warning);
    }
}
