using Judges.Receiving;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Disabled;

/// <summary>The first exception of a process takes milliseconds, also when it is caught: .NET loads texts and code for it.</summary>
public sealed class ThrowingStartTests
{
    [Theory]
    [InlineData("web", "web", "OTEL_TRACES_SAMPLER", "always_on")]
    [InlineData("web", "web", "OTEL_METRICS_EXPORTER", "emf")]
    [InlineData("web", "web", "Observability__Enabled", "false")]
    [InlineData("web", "web", "OTEL_SDK_DISABLED", "true")]
    [InlineData("web", "aws,serilog,web", "OTEL_TRACES_SAMPLER", "always_on")]
    [InlineData("worker", "host", "OTEL_TRACES_SAMPLER", "always_on")]
    public async Task A_start_throws_no_exception(string shape, string calls, string name, string value)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var run = await DisabledRun.RunWithAsync(
            new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.AbsoluteUri, [name] = value }, shape, calls, "--probe=none");

        Assert.Equal([], run.Report.Thrown);
        Assert.Equal(name is not ("Observability__Enabled" or "OTEL_SDK_DISABLED"), run.Report.IsCollected);
    }

    /// <summary>Exporters that are created later than the start would throw on a thread of OpenTelemetry, which ends the process.</summary>
    [Fact]
    public async Task A_retry_policy_that_exporters_refuse_is_reported_and_the_service_runs()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var run = await DisabledRun.RunWithAsync(
            new()
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.AbsoluteUri,
                ["OTEL_LOGS_EXPORTER"] = "otlp",
                ["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "none",
            },
            "web",
            "web",
            "--probe=none");

        Assert.Equal(3, run.Lines.Count(static l => l.Contains("Retry Policy 'none' is not supported", StringComparison.Ordinal)));
    }
}
