using System.Globalization;
using System.Net;
using Judges;
using Judges.Receiving;
using StandardObservability.Faults.Tests.Runs;
using Xunit;

namespace StandardObservability.Faults.Tests.Faults;

/// <summary>The receiver answers that it does not accept the items, and recovers.</summary>
public sealed class ReceiverFaultTests(FaultTable table)
{
    /// <summary>Lasts four times as long as the others: a minute when figures are measured.</summary>
    private const string LongOutage = "503";

    public static TheoryData<string, string> Replies => new()
    {
        { "429, Retry-After 1 s", "http/protobuf" },
        { "429, Retry-After one hour", "http/protobuf" },
        { LongOutage, "http/protobuf" },
        { "UNAVAILABLE", "grpc" },
        { "RESOURCE_EXHAUSTED", "grpc" },
    };

    [JudgedTheory]
    [MemberData(nameof(Replies))]
    public async Task A_receiver_that_refuses_costs_telemetry_only(string name, string protocol)
    {
        await using var run = await FaultRun.StartAsync(new FaultSetup { Protocol = protocol });
        run.Receiver.Respond = _ => Reply(name);
        var duration = name == LongOutage ? 4 * FaultRun.Duration : FaultRun.Duration;
        await run.LoadAsync(duration);
        var health = await run.Service.GetAsync("/health");
        run.Receiver.Respond = null;
        await run.RecoverAsync();
        var figures = await run.StopAsync(string.Create(CultureInfo.InvariantCulture, $"{name} for {duration.TotalSeconds:0} s, {protocol}"));
        table.Add(figures);
        if (name == LongOutage)
        {
            table.Add(new OnCallOutput(run.Service.Process.Output.Lines, health));
        }

        figures.AssertHarmless();
        await figures.AssertReceivedAsync(run.Receiver);
        AssertReported(run.Service.Process.Output.Lines);
        Assert.Contains("\"status\":\"Degraded\"", health, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"Healthy\"", run.HealthAfter, StringComparison.Ordinal);
    }

    /// <summary>One warning for each failing output in a minute, and one event when it works again.</summary>
    private static void AssertReported(IReadOnlyList<string> lines)
    {
        var failing = lines.Count(static l => l.Contains("\"event_id\":600", StringComparison.Ordinal));
        Assert.InRange(failing, 3, 3 * (1 + (int)FaultRun.Duration.TotalMinutes));
        Assert.Equal(3, lines.Count(static l => l.Contains("\"event_id\":601", StringComparison.Ordinal)));
    }

    private static OtlpReply Reply(string name) => name switch
    {
        "429, Retry-After 1 s" => OtlpReply.Http(HttpStatusCode.TooManyRequests, "slow down") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } },
        "429, Retry-After one hour" => OtlpReply.Http(HttpStatusCode.TooManyRequests, "slow down") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } },
        LongOutage => OtlpReply.Http(HttpStatusCode.ServiceUnavailable, "maintenance"),
        "UNAVAILABLE" => OtlpReply.Grpc(14, "maintenance"),
        _ => OtlpReply.Grpc(8, "quota"),
    };
}
