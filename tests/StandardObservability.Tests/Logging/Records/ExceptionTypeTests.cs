using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Logging.Records;

/// <summary>The type of an exception is the same text in log records by OTLP and in log lines.</summary>
public sealed class ExceptionTypeTests
{
    [JudgedTheory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Records_of_all_exceptions_have_the_type_that_lines_have(string isRedacted)
    {
        Exception[] exceptions =
        [
            new InvalidOperationException("plain"),
            new InvalidOperationException(),
            new InvalidOperationException("password=hunter2"),
            new InvalidOperationException("multi\nline: text"),
            new Nested("inner class"),
            new Generic<Dictionary<string, int[]>>("type arguments"),
            new AggregateException("outer", new ArgumentException("inner"), new Nested("second")),
            Thrown(),
        ];
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_LOGS_EXPORTER", "otlp,console"),
            new("Observability:Redaction:Enabled", isRedacted)]);
        foreach (var exception in exceptions)
        {
            host.Logger().LogError(exception, "Failed {Name}", exception.Message.Length);
        }

        await host.StopAsync();

        var expected = exceptions.Select(static e => e.GetType().ToString()).ToList();
        var records = (await receiver.LogRecordsAsync()).Where(static r => r.SeverityText == "Error").ToList();
        Assert.Equal(expected, records.Select(static r => (string?)r.Attributes["exception.type"]));
        Assert.Equal(expected, host.Events.Where(static e => e.TryGetProperty("exception.type", out _)).Select(static e => e.GetProperty("exception.type").GetString()));
        Assert.Equal(0, host.Counts.OtlpLogs.Lost);
    }

    [JudgedFact]
    public async Task An_exception_whose_text_does_not_begin_with_its_type_keeps_the_short_name()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_LOGS_EXPORTER", "otlp")]);
        host.Logger().LogError(new OwnText("Evil.OwnText and more"), "Failed");
        host.Logger().LogError(new OwnText(string.Empty), "Failed");

        await host.StopAsync();

        var records = (await receiver.LogRecordsAsync()).Where(static r => r.SeverityText == "Error").ToList();
        Assert.Equal(["OwnText", "OwnText"], records.Select(static r => (string?)r.Attributes["exception.type"]));
    }

    private static TimeoutException Thrown()
    {
        try
        {
            throw new TimeoutException("thrown", new Nested("cause"));
        }
        catch (TimeoutException e)
        {
            return e;
        }
    }

    private sealed class Nested(string message) : Exception(message);

    private sealed class Generic<T>(string message) : Exception($"{message} {typeof(T).Name}");

    private sealed class OwnText(string text) : Exception
    {
        public override string ToString() => text;
    }
}
