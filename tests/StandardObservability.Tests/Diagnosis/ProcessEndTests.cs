using System.Text.Json;
using Judges;
using Judges.Receiving;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>A program that forgets to start or to stop its host, in a process of its own.</summary>
public sealed class ProcessEndTests
{
    private static readonly (string Name, string Value)[] Names = [("APPLICATION", "EndingService"), ("Observability__ActivitySources__0", "ending")];

    [JudgedTheory]
    [InlineData("not started", EventIds.HostNotStarted, 0)]
    [InlineData("not stopped", EventIds.HostNotStopped, 0)]
    [InlineData("exits", EventIds.HostNotStopped, 0)]
    [InlineData("stopped", null, 1)]
    [InlineData("disposed of", null, 1)]
    public async Task What_is_lost_is_reported_after_the_last_line(string scenario, int? expected, int spans)
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var program = await RunAsync(scenario, ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.HttpEndpoint.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        Assert.Equal(0, program.ExitCode);
        Assert.Contains(program.Events, static e => e.GetProperty("message").GetString() == "The job is done");
        Assert.Equal(expected is { } id ? [id] : [], program.Events.Where(IsWarning).Select(Id));
        Assert.Equal(scenario == "not started" ? 0 : 1, program.Events.Count(static e => e.GetProperty("message").GetString()!.StartsWith("Observability started.", StringComparison.Ordinal)));
        Assert.Equal(spans, (await receiver.SpansAsync()).Count(static s => s.Name == "job"));
    }

    [Theory]
    [InlineData("Observability__Enabled", "false")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("Observability__Logs__StandardOutput", "Off")]
    [InlineData("APPLICATION", "an application that a tool loads")]
    public async Task What_is_disabled_is_not_reported(string name, string value)
    {
        var program = await RunAsync("not stopped", (name, value));

        Assert.Equal(0, program.ExitCode);
        Assert.DoesNotContain(program.Output, static l => l.Contains("was not stopped", StringComparison.Ordinal));
    }

    private static Task<ProcessResult> RunAsync(string scenario, params IReadOnlyList<(string Name, string Value)> settings)
        => ProcessResult.RunAsync(scenario, [.. settings, .. Names.Where(n => settings.All(s => s.Name != n.Name))]);

    private static bool IsWarning(JsonElement line) => line.GetProperty("level").GetString() == "Warning";

    private static int Id(JsonElement line) => line.GetProperty("event_id").GetInt32();
}
