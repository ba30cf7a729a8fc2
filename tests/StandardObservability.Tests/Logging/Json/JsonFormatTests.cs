using System.Collections;
using System.Text;
using System.Text.Json;
using CsCheck;
using Judges;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging.Json;

public sealed class JsonFormatTests
{
    [Fact]
    public async Task Writes_properties_and_scopes_as_typed_fields_under_the_identity_and_the_trace()
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:ServiceName", "shop")]);
        using var span = host.Source.StartActivity("work")!;
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["tenant"] = "acme", ["attempt"] = 2 }))
        {
            host.Logger("Orders").Log(LogLevel.Warning, new EventId(42, "Placed"), "Order {OrderId} costs {Total} paid {Paid}", 5, 12.5m, true);
        }

        var line = await host.EventAsync("Order {OrderId} costs {Total} paid {Paid}");

        Assert.Equal("Order 5 costs 12.5 paid True", line.GetProperty("message").GetString());
        Assert.Equal("Warning", line.GetProperty("level").GetString());
        Assert.Equal("Orders", line.GetProperty("category").GetString());
        Assert.Equal(42, line.GetProperty("event_id").GetInt32());
        Assert.Equal("Placed", line.GetProperty("event_name").GetString());
        Assert.Equal(5, line.GetProperty("OrderId").GetInt32());
        Assert.Equal(12.5m, line.GetProperty("Total").GetDecimal());
        Assert.Equal(JsonValueKind.True, line.GetProperty("Paid").ValueKind);
        Assert.Equal("acme", line.GetProperty("tenant").GetString());
        Assert.Equal(2, line.GetProperty("attempt").GetInt32());
        Assert.Equal("shop", line.GetProperty("service").GetString());
        Assert.Equal("production", line.GetProperty("environment").GetString());
        var trace = span.TraceId.ToHexString();
        Assert.Equal(trace, line.GetProperty("trace_id").GetString());
        Assert.Equal(span.SpanId.ToHexString(), line.GetProperty("span_id").GetString());
        Assert.Equal("01", line.GetProperty("trace_flags").GetString());
        Assert.Equal($"1-{trace[..8]}-{trace[8..]}", line.GetProperty("xray_trace_id").GetString());
        Assert.True(DateTimeOffset.TryParse(line.GetProperty("timestamp").GetString(), null, out var time));
        Assert.InRange(time, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));
    }

    [Fact]
    public async Task Writes_type_message_and_stack_of_an_exception()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Logger().LogError(new InvalidOperationException("outer", new FormatException("inner")), "It broke");

        var line = await host.EventAsync("It broke");

        Assert.Equal("System.InvalidOperationException", line.GetProperty("exception.type").GetString());
        Assert.Equal("outer", line.GetProperty("exception.message").GetString());
        Assert.Contains("System.FormatException: inner", line.GetProperty("exception.stacktrace").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pain_05_A_key_appears_once_and_the_innermost_value_wins()
    {
        await using var host = await WorkerHost.StartAsync();
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["who"] = "outer", ["where"] = "outer" }))
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["who"] = "inner" }))
        {
            host.Logger().LogInformation("Hello {who}", "message");
            host.Logger().LogInformation("Hello");
        }

        var withProperty = await host.EventAsync("Hello {who}");
        var without = await host.EventAsync("Hello");

        Assert.Equal("message", withProperty.GetProperty("who").GetString());
        Assert.Equal("inner", without.GetProperty("who").GetString());
        Assert.Equal("outer", without.GetProperty("where").GetString());
        Assert.Single(withProperty.EnumerateObject(), static p => p.Name == "who");
    }

    [Fact]
    public async Task A_property_with_the_name_of_a_reserved_field_gets_a_prefix()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Logger().LogInformation("At {level} of {service}", 9, "elevator");

        var line = await host.EventAsync("At {level} of {service}");

        Assert.Equal("Information", line.GetProperty("level").GetString());
        Assert.Equal(9, line.GetProperty("attributes.level").GetInt32());
        Assert.Equal("elevator", line.GetProperty("attributes.service").GetString());
    }

    [Fact]
    public async Task Values_that_throw_do_not_prevent_the_line()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Logger().LogInformation("Bad {A} {B} {C} {D}", new Throws(), new object?[] { 1, null, "x", new Throws() }, double.NaN, new EndsBadly());
        host.Logger().LogInformation("Text {E} {F}", "\u0000\u001f\"\\\r\n", "\ud800 lone");

        var line = await host.EventAsync("Bad {A} {B} {C} {D}");
        var text = await host.EventAsync("Text {E} {F}");

        Assert.Equal("(Throws.ToString threw InvalidOperationException)", line.GetProperty("A").GetString());
        Assert.Equal("[1,null,\"x\",\"(Throws.ToString threw InvalidOperationException)\"]", line.GetProperty("B").GetRawText());
        Assert.Equal("NaN", line.GetProperty("C").GetString());
        Assert.Equal("[1]", line.GetProperty("D").GetRawText());
        Assert.Equal("\u0000\u001f\"\\\r\n", text.GetProperty("E").GetString());
        Assert.Equal("\ufffd lone", text.GetProperty("F").GetString());
    }

    [Fact]
    public async Task A_line_never_exceeds_the_limit_and_is_marked_as_truncated()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Logger().LogInformation("Big {Text} {Small}", new string('é', 100_000), 1);
        host.Logger().LogInformation("Many {X}", 1);
        using (host.Logger().BeginScope(Enumerable.Range(0, 5000).ToDictionary(static i => $"key{i}{new string('k', 200)}", static object (i) => new string('v', 300))))
        {
            host.Logger().LogInformation("Crowd");
        }

        var big = await host.EventAsync("Big {Text} {Small}");
        await Poll.UntilAsync(() => host.Output.Text.Contains("\"message\":\"Crowd\"", StringComparison.Ordinal), Poll.DefaultTimeout, "the crowded line");

        Assert.True(big.GetProperty("truncated").GetBoolean());
        Assert.Equal(1, big.GetProperty("Small").GetInt32());
        Assert.All(host.Output.Lines, static l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 1, 16_000));
    }

    [Fact]
    public async Task Development_gets_readable_lines_with_trace_ids()
    {
        await using var host = await WorkerHost.StartAsync(environment: "Development");
        using var span = host.Source.StartActivity("work")!;
        host.Logger("Orders").LogWarning(new InvalidOperationException("why"), "Order {OrderId} is late", 5);

        await Poll.UntilAsync(() => host.Output.Text.Contains("why", StringComparison.Ordinal), Poll.DefaultTimeout, "the line");

        Assert.Contains($"warn Orders  Order 5 is late  trace_id={span.TraceId} span_id={span.SpanId}", host.Output.Text, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: why", host.Output.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n{", host.Output.Text, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Any_text_and_any_number_result_in_one_valid_line()
    {
        await using var host = await WorkerHost.StartAsync();
        var calls = 0;
        Gen.Select(Gen.String, Gen.String, Gen.Double, Gen.Long).Sample(
            (name, text, real, whole) =>
            {
                Interlocked.Increment(ref calls);
                host.Logger().Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new(name, text), new("real", real), new("whole", whole) }, null, (_, _) => text);
            },
            iter: 2000,
            threads: 1);
        await host.StopAsync();

        var verdicts = await Task.WhenAll(host.Output.Lines.Select(static l => NodeJudge.Shared.CheckJsonAsync(l)));

        Assert.All(verdicts, static v => Assert.Empty(v.Errors));
        Assert.Equal(host.Counts.StandardOutputLogs.Produced, host.Counts.StandardOutputLogs.Sent);
        Assert.Equal(calls, verdicts.Count(static v => v.Document.TryGetProperty("whole", out _)));
    }

    [Fact]
    public async Task Disables_the_console_provider_wherever_it_was_registered()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Logging:Console:LogLevel:Default", "Trace")],
            static b =>
            {
                Microsoft.Extensions.Hosting.StandardObservabilityHostApplicationBuilderExtensions.AddStandardObservability(b);
                b.Logging.AddConsole();
            });

        var rules = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<LoggerFilterOptions>>(host.Services).CurrentValue.Rules;

        var console = Assert.Single(rules, static r => r.ProviderName?.Contains("Console", StringComparison.Ordinal) == true);
        Assert.Equal(LogLevel.None, console.LogLevel);
    }

    [Theory]
    [InlineData("Off", "otlp", LogLevel.None)]
    [InlineData("Off", null, null)]
    [InlineData("Auto", "none", null)]
    public async Task Disables_the_console_provider_only_while_there_is_another_output(string standardOutput, string? exporter, LogLevel? expected)
    {
        await using var host = await WorkerHost.StartAsync([new("Observability:Logs:StandardOutput", standardOutput), new("OTEL_LOGS_EXPORTER", exporter)]);
        host.Work();

        var rules = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<LoggerFilterOptions>>(host.Services).CurrentValue.Rules;

        Assert.Equal(expected, rules.SingleOrDefault(static r => r.ProviderName?.Contains("Console", StringComparison.Ordinal) == true)?.LogLevel);
        Assert.Empty(host.Output.Text);
    }

    [Fact]
    public async Task Keeps_the_console_provider_when_the_application_replaces_all_providers_after_the_registration()
    {
        await using var host = await WorkerHost.StartAsync(set: static b =>
        {
            Microsoft.Extensions.Hosting.StandardObservabilityHostApplicationBuilderExtensions.AddStandardObservability(b);
            b.Logging.ClearProviders().AddConsole();
        });
        host.Work();

        var rules = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions
            .GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<LoggerFilterOptions>>(host.Services).CurrentValue.Rules;

        Assert.DoesNotContain(rules, static r => r.LogLevel == LogLevel.None && r.ProviderName?.Contains("Console", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Releases_large_buffers_after_a_huge_value()
    {
        await using var host = await WorkerHost.StartAsync();
        var huge = new string('x', 5_000_000);
        host.Logger().LogInformation("Huge {Text}", huge);
        var buffers = StandardObservability.Logging.LineBuffers.Rent();
        buffers.Return();

        Assert.InRange(buffers.Line.Capacity, 1, 64 * 1024);
        Assert.InRange((await host.EventAsync("Huge {Text}")).GetProperty("Text").GetString()!.Length, 4_000, 16_000);
    }

    [Fact]
    public async Task Writes_scopes_of_every_kind()
    {
        await using var host = await WorkerHost.StartAsync();
        using (host.Logger().BeginScope("outer text"))
        using (host.Logger().BeginScope(new Dictionary<string, string> { ["plain"] = "text" }))
        using (host.Logger().BeginScope("inner text"))
        using (host.Logger().BeginScope(new ThrowingScope()))
        {
            host.Logger().Log(LogLevel.Information, default, new Dictionary<string, object?> { ["{OriginalFormat}"] = "From a dictionary", ["n"] = 1, ["nested"] = new Dictionary<string, object> { ["a"] = new[] { new[] { 1 } } } }, null, static (_, _) => "m");
        }

        var line = await host.EventAsync("From a dictionary");

        Assert.Equal("[\"outer text\",\"inner text\"]", line.GetProperty("scopes").GetRawText());
        Assert.Equal("text", line.GetProperty("plain").GetString());
        Assert.Equal(1, line.GetProperty("n").GetInt32());
        Assert.Equal("{\"a\":[[1]]}", line.GetProperty("nested").GetRawText());
        Assert.Equal(1, line.GetProperty("before").GetInt32());
    }

    [Fact]
    public async Task Writes_names_that_become_equal_once()
    {
        await using var host = await WorkerHost.StartAsync();
        var longName = new string('n', 300);
        host.Logger().Log(LogLevel.Information, default, new KeyValuePair<string, object?>[] { new("{OriginalFormat}", "Equal"), new("message", 1), new("attributes.message", 2), new(longName + "a", 1), new(longName + "b", 2) }, null, static (_, _) => "m");
        host.Logger().LogInformation(new ThrowingMessage(), "Fits {OrderId} {A} {B} {C} {D}", 42, Big(), Big(), Big(), Big());

        var equal = await host.EventAsync("Equal");
        var fits = await host.EventAsync("Fits {OrderId} {A} {B} {C} {D}");

        Assert.Distinct(equal.EnumerateObject().Select(static p => p.Name));
        Assert.Equal(1, equal.GetProperty("attributes.message").GetInt32());
        Assert.Equal(42, fits.GetProperty("OrderId").GetInt32());
        Assert.True(fits.GetProperty("truncated").GetBoolean());
        Assert.Equal("(ThrowingMessage.Message threw InvalidOperationException)", fits.GetProperty("exception.message").GetString());

        static string[] Big() => [.. Enumerable.Range(0, 64).Select(static _ => new string('y', 100))];
    }

    private sealed class ThrowingMessage : Exception
    {
        public override string Message => throw new InvalidOperationException("no");
    }

    private sealed class ThrowingScope : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return new("before", 1);
            throw new InvalidOperationException("no");
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Throws
    {
        public override string ToString() => throw new InvalidOperationException("no");
    }

    private sealed class EndsBadly : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            yield return 1;
            throw new InvalidOperationException("no");
        }
    }
}
