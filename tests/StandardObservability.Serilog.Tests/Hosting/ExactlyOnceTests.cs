using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Xunit;

namespace StandardObservability.Serilog.Tests.Hosting;

/// <summary>One call, whoever's, is one record at each output.</summary>
public sealed class ExactlyOnceTests
{
    public static TheoryData<string> Callers => ["ILogger", "Serilog.ILogger", "Log", "both"];

    [Theory]
    [MemberData(nameof(Callers))]
    public async Task Pain_04_One_call_is_one_line_and_one_event_at_each_sink(string caller)
    {
        await using var host = await SerilogHost.StartAsync(SectionSinks.Section);
        var calls = Call(host, caller);
        var section = SectionSinks.Last;

        var lines = await host.LinesAsync();
        var events = await host.EventsAsync();

        Assert.Equal(calls, lines.Count(static l => l.GetProperty("message").GetString() == "Order 5 of book"));
        Assert.Equal(calls, events.Count(static e => e.Event.MessageTemplate.Text == "Order {OrderId} of {Sku}"));
        Assert.Equal(calls, section.Events.Count(static e => e.Event.MessageTemplate.Text == "Order {OrderId} of {Sku}"));
        Assert.Equal((calls, calls), (lines.Count, events.Count));
        Assert.Equal((host.Counts.StandardOutputLogs.Produced, 0), (host.Counts.StandardOutputLogs.Sent, host.Counts.StandardOutputLogs.Lost));
    }

    [JudgedTheory]
    [MemberData(nameof(Callers))]
    public async Task Pain_04_One_call_is_one_record_by_otlp(string caller)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await SerilogHost.StartAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")]);
        using (var span = host.Source.StartActivity("work"))
        {
            var calls = Call(host, caller);
            var lines = await host.LinesAsync();

            var records = (await receiver.LogRecordsAsync()).Where(static r => r.ScopeName == "Orders").ToList();
            Assert.Equal((calls, calls), (records.Count, lines.Count));
            Assert.All(records, record =>
            {
                Assert.Equal("Order 5 of book", record.Body);
                Assert.Equal(5L, record.Attributes["OrderId"]);
                Assert.Equal("book", record.Attributes["Sku"]);
                Assert.Equal(9, record.SeverityNumber);
                Assert.Equal(span!.TraceId.ToHexString(), record.TraceId);
                Assert.Equal("Shop", record.Resource["service.name"]);
            });
        }
    }

    [JudgedFact]
    public async Task Objects_and_collections_leave_by_otlp_as_something_that_can_be_read()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await SerilogHost.StartAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")]);
        Log.ForContext("SourceContext", "Orders").Information("Placed {@Order} of {Items}", new { Id = 5, Password = "sunshine" }, new[] { "a", "b" });
        await host.DisposeAsync();

        var record = Assert.Single(await receiver.LogRecordsAsync(), static r => r.ScopeName == "Orders");
        var text = System.Text.Json.JsonSerializer.Serialize(record.Attributes);
        Assert.Equal("Placed {\"Id\":5,\"Password\":\"REDACTED-key\"} of [\"a\",\"b\"]", record.Body);
        Assert.DoesNotContain("Dictionary", text, StringComparison.Ordinal);
        Assert.DoesNotContain("sunshine", text, StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Assert.IsType<IEnumerable<object?>>(record.Attributes["Items"], exactMatch: false));
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("before")]
    [InlineData("alone")]
    [InlineData("services")]
    public async Task The_line_may_be_called_twice_and_in_any_order(string way)
    {
        await using var host = await SerilogHost.StartAsync([], (builder, sink) =>
        {
            switch (way)
            {
                case "twice":
                    builder.AddStandardObservability().AddStandardSerilog().AddStandardSerilog((_, s) => s.WriteTo.Sink(sink)).AddStandardObservability();
                    break;
                case "before":
                    builder.AddStandardSerilog((_, s) => s.WriteTo.Sink(sink)).AddStandardObservability();
                    break;
                case "alone":
                    builder.AddStandardSerilog((_, s) => s.WriteTo.Sink(sink));
                    break;
                default:
                    builder.Services.AddStandardSerilog(builder.Configuration, builder.Environment, (_, s) => s.WriteTo.Sink(sink));
                    break;
            }
        });
        Call(host, "both");

        Assert.Equal(2, (await host.LinesAsync()).Count);
        Assert.Equal(2, (await host.EventsAsync()).Count);
    }

    [Fact]
    public async Task Both_delegates_apply_in_order()
    {
        List<string> order = [];
        await using var host = await SerilogHost.StartAsync([], (b, _) => b.AddStandardSerilog((_, _) => order.Add("first")).AddStandardSerilog((_, _) => order.Add("second")));

        Assert.Equal(["first", "second"], order);
    }

    [Fact]
    public async Task Eight_threads_lose_and_double_nothing()
    {
        await using var host = await SerilogHost.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                if (i % 2 == 0)
                {
                    host.Logger().LogInformation("Step {Step} of {Thread}", i, t);
                }
                else
                {
                    Log.ForContext("SourceContext", "Orders").Information("Step {Step} of {Thread}", i, t);
                }
            }
        })));

        var lines = await host.LinesAsync();
        var events = await host.EventsAsync();

        Assert.Equal(4000, lines.Select(static l => l.GetProperty("message").GetString()).Distinct().Count());
        Assert.Equal(4000, events.Select(static e => e.Message).Distinct().Count());
        Assert.Equal((4000, 4000), (lines.Count, events.Count));
    }

    [Fact]
    public async Task A_provider_of_serilogs_own_that_leads_to_the_static_logger_doubles_nothing()
    {
        await using var host = await SerilogHost.StartAsync([], static (builder, sink) =>
        {
            SerilogHost.WithSink(builder, sink);
            builder.Services.AddSingleton<ILoggerProvider>(static sp => new global::Serilog.Extensions.Logging.SerilogLoggerProvider(sp.GetRequiredService<global::Serilog.ILogger>()));
        });
        Call(host, "both");

        Assert.Equal(2, (await host.LinesAsync()).Count);
        Assert.Equal(2, (await host.EventsAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Serilogs_own_hosting_beside_it_keeps_what_it_has_taken_and_gets_each_call_once(bool first)
    {
        using var theirs = new MemorySink();
        await using var host = await SerilogHost.StartAsync([], (builder, sink) =>
        {
            if (first)
            {
                builder.Services.AddSerilog(s => s.WriteTo.Sink(theirs));
            }

            SerilogHost.WithSink(builder, sink);
            if (!first)
            {
                builder.Services.AddSerilog(s => s.WriteTo.Sink(theirs));
            }
        });
        Call(host, "Serilog.ILogger");
        Call(host, "both");

        Assert.Empty(await host.EventsAsync());
        Assert.Equal(3, theirs.Events.Count(static e => e.Event.MessageTemplate.Text == "Order {OrderId} of {Sku}"));
        Assert.Contains(theirs.Events, static e => e.Message.Contains("Logs: \"written by the application's own SerilogLoggerFactory, neither redacted nor sent by this library\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Observability:Enabled", "false")]
    [InlineData("OTEL_LOGS_EXPORTER", "none")]
    [InlineData("Observability:Logs:StandardOutput", "Off")]
    public async Task Without_lines_of_ours_the_sinks_still_get_every_call_once(string key, string value)
    {
        await using var host = await SerilogHost.StartAsync([new(key, value)]);
        Call(host, "both");

        Assert.Equal(2, (await host.EventsAsync()).Count);
        Assert.Empty(host.Output.Text);
    }

    /// <returns>How many calls that were.</returns>
    private static int Call(SerilogHost host, string caller)
    {
        if (caller is "ILogger" or "both")
        {
            host.Logger().LogInformation("Order {OrderId} of {Sku}", 5, "book");
        }

        var serilog = caller == "Serilog.ILogger" ? host.Serilog : Log.Logger;
        if (caller != "ILogger")
        {
            serilog.ForContext("SourceContext", "Orders").Information("Order {OrderId} of {Sku}", 5, "book");
        }

        return caller == "both" ? 2 : 1;
    }
}
