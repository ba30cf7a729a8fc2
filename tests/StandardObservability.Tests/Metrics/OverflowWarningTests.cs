using System.Globalization;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace StandardObservability.Tests.Metrics;

/// <summary>A metric with an attribute of unbounded values.</summary>
public sealed class OverflowWarningTests
{
    private const int Users = 1_000_000;

    [JudgedTheory]
    [InlineData("otlp")]
    [InlineData("awsemf")]
    [InlineData("otlp,awsemf")]
    public async Task Pain_18_A_million_values_of_one_attribute_cause_one_warning_within_one_collection_and_keep_the_total(string exporter)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_METRICS_EXPORTER", exporter),
            new("OTEL_METRIC_EXPORT_INTERVAL", "600000")]);
        var orders = host.Meter.CreateCounter<long>("orders.placed");
        for (var user = 0; user < Users; user++)
        {
            orders.Add(1, new("user.id", string.Create(CultureInfo.InvariantCulture, $"user-{user}")), new("region", "eu"));
        }

        await host.Services.FlushTelemetryAsync();
        Assert.Single(host.Events, static e => IsEvent(e, 302));
        orders.Add(1, new KeyValuePair<string, object?>("user.id", "one more"));
        await host.Services.FlushTelemetryAsync();

        var warning = Assert.Single(host.Events, static e => IsEvent(e, 302));
        Assert.Equal(("orders.placed", "user.id"), (warning.GetProperty("Instrument").GetString(), warning.GetProperty("Attribute").GetString()));
        Assert.InRange(warning.GetProperty("Distinct").GetInt32(), 1_900, Users);
        Assert.StartsWith("user-", warning.GetProperty("Sample").GetString(), StringComparison.Ordinal);
        await AssertTotalAsync(exporter, host, receiver);
    }

    private static async Task AssertTotalAsync(string exporter, WorkerHost host, OtlpReceiver receiver)
    {
        if (exporter.Contains("otlp", StringComparison.Ordinal))
        {
            // Cumulative: the last export has everything.
            var last = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "orders.placed").GroupBy(static p => p.Time).MaxBy(static g => g.Key)!;
            Assert.Equal(Users + 1, last.Sum(static p => p.Value));
        }

        if (exporter.Contains("awsemf", StringComparison.Ordinal))
        {
            var rollUp = host.Events.Where(static e => e.TryGetProperty("_aws", out _) && e.TryGetProperty("orders.placed", out _));
            Assert.Equal(Users + 1, rollUp.Sum(static e => e.GetProperty("orders.placed").GetDouble()));
        }
    }

    private static bool IsEvent(JsonElement line, int id) => line.TryGetProperty("event_id", out var found) && found.GetInt32() == id;
}
