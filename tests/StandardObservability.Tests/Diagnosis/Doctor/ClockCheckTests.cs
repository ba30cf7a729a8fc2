using Xunit;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>Receivers whose clock differs.</summary>
public sealed class ClockCheckTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(-60, "note: The clock of this machine is 6")]
    [InlineData(3600, "problem: The clock of this machine is 3")]
    public async Task A_clock_that_differs_is_reported(int seconds, string? expected)
    {
        await using var server = new DatedServer(DateTimeOffset.UtcNow.AddSeconds(seconds));

        var run = await DoctorRun.StartAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", server.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        var found = run.Output.SingleOrDefault(static l => l.Contains("The clock", StringComparison.Ordinal));
        Assert.Equal(expected is null, found is null);
        Assert.StartsWith(expected ?? string.Empty, found ?? string.Empty, StringComparison.Ordinal);
        Assert.Equal(seconds == 3600 ? 1 : 0, run.ExitCode);
    }
}
