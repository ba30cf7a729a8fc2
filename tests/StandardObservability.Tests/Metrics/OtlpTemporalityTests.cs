using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics;

/// <summary>Which temporality OTLP metrics have without a setting, and that the start report names it where AWS's collector may listen.</summary>
public sealed class OtlpTemporalityTests
{
    private const string Lambda = "AWS_LAMBDA_FUNCTION_NAME";
    private const string Ecs = "ECS_CONTAINER_METADATA_URI";
    private const string Preference = "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE";

    public static TheoryData<string?, string, string?, bool, string?> Cases => new()
    {
        { Lambda, "http://127.0.0.1:4318", null, true, "to cumulative if the collector serves Prometheus" },
        { Ecs, "http://localhost:4317", null, true, "to cumulative if the collector serves Prometheus" },
        { Ecs, "http://localhost:4318", "always", true, "to cumulative if the collector serves Prometheus" },
        { Ecs, "http://localhost:4318", "DELTA", true, null },
        { Ecs, "http://localhost:4318", "cumulative", false, "to delta if it writes there" },
        { Ecs, "http://collector.internal:4318", null, false, "to delta if it writes there" },
        { Ecs, "http://localhost:9090", null, false, null },
        { Ecs, "https://metrics.example", null, false, null },
        { null, "http://localhost:4318", null, false, null },
        { null, "http://localhost:4318", "delta", true, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_default_depends_on_platform_and_endpoint(string? platform, string endpoint, string? preference, bool isDelta, string? reported)
    {
        await using var host = await WorkerHost.StartAsync(Settings(platform, endpoint, preference));

        Assert.Equal(isDelta, host.Services.GetRequiredService<MetricSettings>().Temporality.IsDelta);
        await host.DisposeAsync();
        var report = host.Output.Lines.Single(static l => l.Contains("\"event_id\":700", StringComparison.Ordinal));
        Assert.Equal(reported is not null, report.Contains("temporality", StringComparison.Ordinal));
        Assert.Contains(reported ?? string.Empty, report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_OTLP_the_report_has_no_temporality()
    {
        await using var host = await WorkerHost.StartAsync([new(Lambda, "f")]);
        await host.DisposeAsync();

        Assert.DoesNotContain("temporality", string.Join('\n', host.Output.Lines), StringComparison.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string? platform, string endpoint, string? preference)
    {
        yield return new("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", endpoint);
        yield return new("OTEL_METRIC_EXPORT_TIMEOUT", "100");
        if (platform is not null)
        {
            yield return new(platform, platform == Ecs ? "http://127.0.0.1:1/v3/x" : "f");
        }

        if (preference is not null)
        {
            yield return new(Preference, preference);
        }
    }
}
