using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Context;
using Xunit;

namespace StandardObservability.Serilog.Tests.Lines;

#pragma warning disable CA2254 // A secret in a template is one of the calls.

/// <summary>The line of a call does not tell which way it came: without Serilog, beside Serilog, through Serilog, or from a sink with the formatter.</summary>
public sealed partial class SameLineTests
{
    private static readonly Dictionary<string, (Action<Microsoft.Extensions.Logging.ILogger> ILogger, Action<global::Serilog.ILogger> Serilog)> Calls = new(StringComparer.Ordinal)
    {
        ["properties"] = (
            static l => l.LogInformation("Order {OrderId} of {Sku} costs {Total:F2}, {Paid}, {Nothing}", 5, "book", 12.5, true, null),
            static l => l.Information("Order {OrderId} of {Sku} costs {Total:F2}, {Paid}, {Nothing}", 5, "book", 12.5, true, null)),
        ["widths"] = (static l => l.LogInformation("[{Name,8}] [{Name2,-8}]", "ada", "bob"), static l => l.Information("[{Name,8}] [{Name2,-8}]", "ada", "bob")),
        ["collection"] = (static l => l.LogInformation("{Items} and {More}", new[] { 1, 2 }, new[] { "a", "b" }), static l => l.Information("{Items} and {More}", new[] { 1, 2 }, new[] { "a", "b" })),
        ["types"] = (
            static l => l.LogInformation("{Id} {At} {For} {Kind}", Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(3), DayOfWeek.Friday),
            static l => l.Information("{Id} {At} {For} {Kind}", Guid.Empty, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(3), DayOfWeek.Friday)),
        ["no properties"] = (static l => l.LogWarning("Plain {{text}}"), static l => l.Warning("Plain {{text}}")),
        ["exception"] = (
            static l => l.LogError(new InvalidOperationException("outer", new FormatException("inner password=hunter2")), "It broke with {Token}", "abc"),
            static l => l.Error(new InvalidOperationException("outer", new FormatException("inner password=hunter2")), "It broke with {Token}", "abc")),
        ["secrets"] = (
            static l => l.LogInformation("{Password} and {Text}, password=hunter2", "sunshine", "mail ada@example.com"),
            static l => l.Information("{Password} and {Text}, password=hunter2", "sunshine", "mail ada@example.com")),
        ["reserved name"] = (static l => l.LogInformation("{service} {level}", "other", 9), static l => l.Information("{service} {level}", "other", 9)),
        ["long"] = (
            static l => l.LogInformation("{Big} {Bigger}", new string('b', 9_000), new string('é', 12_000)),
            static l => l.Information("{Big} {Bigger}", new string('b', 9_000), new string('é', 12_000))),
        ["hostile text"] = (static l => l.LogInformation("{Text}", "\"\\\u0001\ud800\n"), static l => l.Information("{Text}", "\"\\\u0001\ud800\n")),
    };

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_line_is_the_same_to_the_byte(string name)
    {
        var call = Calls[name];
        var without = await LineAsync(static (b, _) => b.AddStandardObservability(), call.ILogger, serilog: null);
        var beside = await LineAsync(SerilogHost.WithSink, call.ILogger, serilog: null);
        var through = await LineAsync(SerilogHost.WithSink, iLogger: null, call.Serilog);

        Assert.NotEmpty(without);
        Assert.Equal(without, beside);
        Assert.Equal(without, through);
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_sink_with_the_formatter_writes_the_line_of_standard_output(string name)
    {
        using var file = new TextSink();
        await using var host = await SerilogHost.StartAsync([new("Observability:Team", "payments")], (b, _) => b.AddStandardSerilog((_, s) => s.WriteTo.Sink(file)));
        using (host.Source.StartActivity("work"))
        using (new Activity("known").SetIdFormat(ActivityIdFormat.W3C).Start())
        {
            Calls[name].Serilog(Log.ForContext("SourceContext", "Orders"));
            Calls[name].ILogger(host.Logger());
        }

        await host.LinesAsync();
        Assert.Equal(
            host.Output.Lines.Where(static l => l.Contains("\"category\":\"Orders\"", StringComparison.Ordinal)).Select(WithoutTime),
            file.Lines.Where(static l => l.Contains("\"category\":\"Orders\"", StringComparison.Ordinal)).Select(WithoutTime));
    }

    [Fact]
    public async Task What_serilog_adds_is_on_the_line_context_objects_and_open_scopes()
    {
        await using var host = await SerilogHost.StartAsync();
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["tenant"] = "acme" }))
        using (LogContext.PushProperty("CorrelationId", "c-1"))
        {
            Log.ForContext("SourceContext", "Orders").ForContext("Region", "eu").Information("Placed {@Order} at {$Place}", new { Id = 5, Lines = new[] { new { Sku = "book" } } }, new Uri("http://x/"));
        }

        var line = Assert.Single(await host.LinesAsync());
        Assert.Equal("c-1", line.GetProperty("CorrelationId").GetString());
        Assert.Equal("eu", line.GetProperty("Region").GetString());
        Assert.Equal("acme", line.GetProperty("tenant").GetString());
        Assert.Equal(5, line.GetProperty("Order").GetProperty("Id").GetInt32());
        Assert.Equal("book", line.GetProperty("Order").GetProperty("Lines")[0].GetProperty("Sku").GetString());
        Assert.Equal("http://x/", line.GetProperty("Place").GetString());
        Assert.Equal("Placed {@Order} at {$Place}", line.GetProperty("message_template").GetString());
        Assert.False(line.TryGetProperty("SourceContext", out _));
        var sunk = Assert.Single(await host.EventsAsync());
        Assert.Equal(("acme", "c-1"), (sunk.Text("tenant"), sunk.Text("CorrelationId")));
    }

    [Fact]
    public async Task A_call_without_a_category_is_the_applications()
    {
        await using var host = await SerilogHost.StartAsync();
        Log.Information("Hello");

        Assert.Equal(SerilogHost.Name, Assert.Single(await host.LinesAsync()).GetProperty("category").GetString());
    }

    private static async Task<string> LineAsync(Action<Microsoft.Extensions.Hosting.HostApplicationBuilder, MemorySink> set, Action<Microsoft.Extensions.Logging.ILogger>? iLogger, Action<global::Serilog.ILogger>? serilog)
    {
        await using var host = await SerilogHost.StartAsync([], set);
        var parent = new ActivityContext(ActivityTraceId.CreateFromString("6921c3d24bf92f3577b34da6a3ce929d"), ActivitySpanId.CreateFromString("00f067aa0ba902b7"), ActivityTraceFlags.Recorded);
        using (var span = new Activity("work").SetParentId(parent.TraceId, parent.SpanId, parent.TraceFlags).Start())
        {
            iLogger?.Invoke(host.Logger());
            serilog?.Invoke(Log.ForContext("SourceContext", "Orders"));
        }

        await host.DisposeAsync();
        return WithoutTime(Assert.Single(host.Output.Lines, static l => l.Contains("\"category\":\"Orders\"", StringComparison.Ordinal)));
    }

    /// <summary>Without what differs between any two calls: the time and the span.</summary>
    private static string WithoutTime(string line) => Differing().Replace(line, string.Empty);

    [GeneratedRegex("\"timestamp\":\"[^\"]*\",|\"span_id\":\"[^\"]*\",")]
    private static partial Regex Differing();
}
