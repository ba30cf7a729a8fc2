using Xunit;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>The notes of the doctor about names that are not collected.</summary>
public sealed class UncollectedCheckTests
{
    [Theory]
    [InlineData("A", "b")]
    [InlineData("OTEL_METRICS_EXPORTER", "none")]
    [InlineData("Observability__Meters__0", "Forgotten.Meter")]
    [InlineData("OTEL_METRICS_EXPORTER", "awsemf", "Observability__Meters__0", "forgotten.*")]
    public async Task A_meter_without_an_output_or_with_a_setting_has_no_note(params string[] settings)
    {
        var run = await DoctorRun.StartAsync([.. settings.Chunk(2).Select(static s => (s[0], s[1]))]);

        Assert.DoesNotContain("Forgotten.Meter are not collected", run.Text, StringComparison.Ordinal);
        Assert.Contains("Forgotten.Source are not collected", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meters_and_sources_of_OpenTelemetry_have_no_note()
    {
        var run = await DoctorRun.StartAsync(("OTEL_METRICS_EXPORTER", "awsemf"), ("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"));

        Assert.DoesNotContain("otel.", string.Join('\n', run.Notes), StringComparison.OrdinalIgnoreCase);
    }
}
