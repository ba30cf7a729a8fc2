using System.Globalization;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>A console job in a process of its own, which counts its connections.</summary>
public sealed class JobTests
{
    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("Observability__Enabled", "false")]
    public async Task Pain_02_When_disabled_no_connection_is_opened_and_no_exporter_is_created(string name, string value)
    {
        var endpoint = $"http://127.0.0.1:{FreePort.Next()}";
        var job = await ProcessResult.RunAsync(
            "job",
            (name, value),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint),
            ("OTEL_TRACES_EXPORTER", "otlp,console"),
            ("OTEL_METRICS_EXPORTER", "otlp,awsemf,console"),
            ("OTEL_LOGS_EXPORTER", "otlp,console"),
            ("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint));

        Assert.Equal((0, 0, ""), (job.ExitCode, Connections(job).Count, Connections(job).Exporters));
        Assert.DoesNotContain(job.Output, static l => l.StartsWith('{'));
    }

    [JudgedFact]
    public async Task Pain_07_A_job_that_logs_once_and_returns_delivers_its_line_its_span_and_its_metric()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var job = await ProcessResult.RunAsync(
            "job",
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_LOGS_EXPORTER", "console,otlp"));

        Assert.Equal(0, job.ExitCode);
        Assert.Single(job.Events, static e => Message(e) == "The job is done");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "The job is done");
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "job");
        Assert.Single(await receiver.MetricPointsAsync(), static p => p.MetricName == "jobs.done" && p.Value == 1);
        Assert.NotEqual(0, Connections(job).Count);
        Assert.Equal("OpenTelemetry-Exporter-OpenTelemetryProtocol", Connections(job).Exporters);
    }

    /// <summary>Without a connection no API of AWS is called, so no permission is needed, <c>logs:*</c> included.</summary>
    [Fact]
    public async Task Pain_11_With_default_settings_on_AWS_logs_and_metrics_leave_without_a_connection_to_any_API()
    {
        var job = await ProcessResult.RunAsync(
            "job",
            ("AWS_LAMBDA_FUNCTION_NAME", "shop"),
            ("AWS_EXECUTION_ENV", "AWS_Lambda_dotnet10"),
            ("AWS_REGION", "eu-west-1"),
            ("AWS_ACCESS_KEY_ID", "not-a-key"),
            ("AWS_SECRET_ACCESS_KEY", "not-a-secret"));

        Assert.Equal((0, 0, ""), (job.ExitCode, Connections(job).Count, Connections(job).Exporters));
        Assert.Contains(job.Events, static e => Message(e) == "The job is done");
        Assert.Contains(job.Events, static e => e.TryGetProperty("jobs.done", out _));
    }

    private static string? Message(JsonElement line) => line.TryGetProperty("message", out var message) ? message.GetString() : null;

    private static (int Count, string Exporters) Connections(ProcessResult job)
    {
        var parts = job.Error.Split('\n').Single(static l => l.StartsWith("connections ", StringComparison.Ordinal)).Split(' ');
        return (int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
    }
}
