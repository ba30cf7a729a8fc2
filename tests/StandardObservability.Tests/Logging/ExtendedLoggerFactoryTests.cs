using System.Globalization;
using Judges;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Buffering;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Tests.Logging.Records;
using Xunit;

namespace StandardObservability.Tests.Logging;

#pragma warning disable EXTEXP0003 // The tests use what an application would.
#pragma warning disable CA1812 // The container creates the redactor.

/// <summary>The logger factory of Microsoft.Extensions.Telemetry beside this library: enrichment, redaction and buffers.</summary>
public sealed class ExtendedLoggerFactoryTests
{
    private const string Category = "Shop";
    private static readonly DataClassification Private = new("tests", "private");

    public static TheoryData<string, bool> Features => new(
        from feature in new[] { "enrichment", "redaction", "buffer" }
        from before in new[] { true, false }
        select (feature, before));

    [Theory]
    [MemberData(nameof(Features))]
    public async Task A_classified_argument_leaves_by_no_output(string feature, bool before)
    {
        var seen = new ExportedRecords(Category);
        await using var host = await StartAsync(seen, feature, before);
        LogClassified(host.Logger(Category), "lovelace");
        LogClassified(host.Logger(Category), "grace");
        host.Services.GetService<GlobalLogBuffer>()?.Flush();

        await host.StopAsync();
        Assert.Equal(2, host.Output.Lines.Count(static l => l.Contains("of REDACTED-classified", StringComparison.Ordinal)));
        Assert.DoesNotContain("lovelace", host.Output.Text, StringComparison.Ordinal);
        Assert.Equal(["of REDACTED-classified", "of REDACTED-classified"], seen.All.Select(static r => r.Message));
        Assert.All(seen.All, static r => Assert.Equal("REDACTED-classified", r["Person"]?.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_applications_own_redactors_are_used(bool before)
    {
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            void Add() => b.Services.AddRedaction(static r => r.SetRedactor<StarRedactor>(new DataClassificationSet(Private)));
            if (before)
            {
                Add();
            }

            b.AddStandardObservability();
            b.Logging.EnableRedaction(static o => o.ApplyDiscriminator = false);
            if (!before)
            {
                Add();
            }
        });
        LogClassified(host.Logger(Category), "lovelace");

        await host.StopAsync();
        Assert.Contains(host.Output.Lines, static l => l.Contains("of ***", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_buffered_record_keeps_its_time_and_its_span()
    {
        var seen = new List<(string TraceId, string SpanId, DateTime Timestamp)>();
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Logging.AddGlobalBuffer(static o =>
            {
                o.IncludeScopes = true;
                o.Rules.Add(new LogBufferingFilterRule(categoryName: Category));
            });
            b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new Keep(seen)));
        });
        string traceId;
        DateTime before;
        using (var span = host.Source.StartActivity("buffered"))
        {
            traceId = span!.TraceId.ToHexString();
            before = DateTime.UtcNow;
            host.Logger(Category).LogError(new InvalidOperationException("late"), "Order {OrderId} failed", 7);
        }

        Assert.Empty(seen);
        await Poll.UntilAsync(() => DateTime.UtcNow - before > TimeSpan.FromMilliseconds(50), Poll.DefaultTimeout, "time to pass");
        var flushed = DateTime.UtcNow;
        using (host.Source.StartActivity("flush"))
        {
            host.Services.GetRequiredService<GlobalLogBuffer>().Flush();
        }

        var line = await host.EventAsync("Order {OrderId} failed");
        Assert.Equal(traceId, line.GetProperty("trace_id").GetString());
        Assert.InRange(line.GetProperty("timestamp").GetDateTimeOffset().UtcDateTime, before.AddMilliseconds(-2), flushed.AddMilliseconds(-20));
        Assert.Equal(("Order 7 failed", "System.InvalidOperationException", "late"), (Text(line, "message"), Text(line, "exception.type"), Text(line, "exception.message")));
        var record = Assert.Single(seen);
        Assert.Equal((traceId, line.GetProperty("span_id").GetString()), (record.TraceId, record.SpanId));
        Assert.InRange(record.Timestamp, before.AddMilliseconds(-2), flushed.AddMilliseconds(-20));
    }

    [Theory]
    [InlineData("console", false)]
    [InlineData("none", true)]
    public async Task A_buffer_has_no_console_provider_to_write_to_unless_it_is_enabled(string exporter, bool isEnabled)
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_LOGS_EXPORTER", exporter)], static b =>
        {
            b.Logging.AddConsole();
            b.AddStandardObservability();
            b.Logging.AddGlobalBuffer();
        });

        Assert.Equal(isEnabled ? 1 : 0, host.Services.GetServices<ILoggerProvider>().OfType<ConsoleLoggerProvider>().Count());
    }

    private static string? Text(System.Text.Json.JsonElement line, string name) => line.GetProperty(name).GetString();

    private static Task<WorkerHost> StartAsync(ExportedRecords seen, string feature, bool before) => WorkerHost.StartAsync(set: b =>
    {
        void Add() => _ = feature switch
        {
            "enrichment" => b.Logging.EnableEnrichment(),
            "redaction" => b.Logging.EnableRedaction(static o => o.ApplyDiscriminator = false),
            _ => b.Logging.AddGlobalBuffer(static o => o.Rules.Add(new LogBufferingFilterRule(categoryName: Category))),
        };
        if (before)
        {
            Add();
        }

        b.AddStandardObservability();
        if (!before)
        {
            Add();
        }

        b.Logging.AddOpenTelemetry(static o => o.IncludeFormattedMessage = true);
        b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new SimpleLogRecordExportProcessor(seen)));
    });

    /// <summary>Logs as the source generator of Microsoft.Extensions.Telemetry does.</summary>
    private static void LogClassified(ILogger logger, string person)
    {
        var state = LoggerMessageHelper.ThreadLocalState;
        state.ReserveTagSpace(1);
        state.TagArray[0] = new("{OriginalFormat}", "of {Person}");
        state.ReserveClassifiedTagSpace(1);
        state.ClassifiedTagArray[0] = new("Person", person, new DataClassificationSet(Private));
        logger.Log(LogLevel.Information, default, state, null, static (s, _) => string.Create(CultureInfo.InvariantCulture, $"of {s.RedactedTagArray[0].Value}"));
        state.Clear();
    }

    private sealed class StarRedactor : Redactor
    {
        public override int GetRedactedLength(ReadOnlySpan<char> input) => 3;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            "***".CopyTo(destination);
            return 3;
        }
    }

    private sealed class Keep(List<(string TraceId, string SpanId, DateTime Timestamp)> records) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            if (data.CategoryName == Category)
            {
                records.Add((data.TraceId.ToHexString(), data.SpanId.ToHexString(), data.Timestamp));
            }
        }
    }
}
