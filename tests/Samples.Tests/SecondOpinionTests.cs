using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Testing;
using StandardObservability.Tool.Tests.Weaver;
using Xunit;

namespace Samples.Tests;

/// <summary>What OpenTelemetry Weaver's live check documents to find in exported telemetry is what <c>verify</c> finds.</summary>
public sealed class SecondOpinionTests : IDisposable
{
    private static readonly string[] Kinds =
        ["deprecated", "missing_attribute", "missing_metric", "type_mismatch", "undefined_enum_variant", "unexpected_instrument", "unit_mismatch"];

    private readonly string _folder = Directory.CreateTempSubdirectory("second-opinion-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task E10_Verify_misses_nothing_that_the_live_check_of_the_exported_registry_finds_in_the_telemetry_of_Acme_Legacy()
    {
        await CaptureAsync(Path.Combine(_folder, "telemetry.jsonl"));
        var policy = await File.ReadAllTextAsync(Path.Combine(AcmeGatesTests.Root, "samples", "Acme.Telemetry", "telemetry.policy.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "telemetry.policy.json"), Close(policy), TestContext.Current.CancellationToken);

        await RunAsync("export", "weaver", "--telemetry", "telemetry.jsonl");
        var report = await RunAsync("verify", "--telemetry", "telemetry.jsonl", "--format", "json");

        var advice = LiveCheck.Run(Read("weaver/registry.yaml"), Read("weaver/samples.json"));
        Assert.Equal(Kinds, advice.Select(static a => a.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(advice, FindIds(report));
        Assert.DoesNotContain("user-7", Read("weaver/samples.json"), StringComparison.Ordinal);
    }

    // The source of the sample in a host without its policy, which would remove what is wrong while it runs.
    private static async Task CaptureAsync(string path)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "Acme.Legacy" });
        builder.AddStandardObservability();
        await using var telemetry = new TelemetryCapture();
        builder.Services.AddTelemetryCapture(telemetry);
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        new Acme.Legacy.Orders().Place(Guid.NewGuid(), "user-7");

        // What the sample does not break: the unit of a metric, and the members of an attribute.
        using var meter = new Meter("Acme.Legacy.Shipping");
        meter.CreateCounter<long>("acme.order.placed", "{parcel}").Add(1, new KeyValuePair<string, object?>("acme.order.channel", "phone"));
        await telemetry.WaitForPointAsync("acme.order.placed");
        telemetry.WriteOtlpJson(path);
    }

    // To Weaver, each name that a registry does not define is a finding.
    private static string Close(string policy) => policy
        .Replace("\"owned\":", "\"catalogue\": \"closed\", \"owned\":", StringComparison.Ordinal)
        .Replace("\"rules\": {", "\"rules\": { \"TEL102\": \"enforce\",", StringComparison.Ordinal);

    private static List<string> FindIds(string report)
    {
        var findings = JsonElement.Parse(report).GetProperty("findings").EnumerateArray().Where(static f => f.TryGetProperty("weaverId", out _));
        return [.. findings.Select(static f => $"{f.GetProperty("weaverId").GetString()} {f.GetProperty("target").GetString()}").Distinct().Order(StringComparer.Ordinal)];
    }

    private Task<string> RunAsync(params string[] arguments) => AcmeGatesTests.RunAsync(
        "dotnet",
        _folder,
        [Path.Combine(AcmeGatesTests.Root, "src", "StandardObservability.Tool", "bin", AcmeGatesTests.Configuration, "net10.0", "StandardObservability.Tool.dll"), .. arguments]);

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));
}
