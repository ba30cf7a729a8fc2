using Xunit;

namespace StandardObservability.AspNetCore.Tests.Disabled;

/// <summary>A setting that is read when the host is built disables telemetry: what is registered is not created.</summary>
public sealed class DisabledBySettingTests
{
    private const string Setting = "--Observability:Enabled=false";
    private const string Listing = "DOTNET_JitStdOutFile";

    [Theory]
    [InlineData("web", "web")]
    [InlineData("web", "aws,serilog,model,web")]
    [InlineData("worker", "host")]
    [InlineData("worker", "enabled in code,host", "--OTEL_SDK_DISABLED=true")]
    public async Task Every_public_service_works_and_nothing_is_collected(string shape, string calls, string setting = Setting)
    {
        var run = await DisabledRun.RunWithAsync([], shape, calls, setting);

        Assert.Equal((false, false, "True 0", true), (run.Report.IsEnabled, run.Report.IsCollected, run.Report.Messages, run.Report.IsFlushed));
        Assert.DoesNotContain(run.Report.Services, s => s.Value is null && (shape == "web" || s.Key is "TracerProvider" or "MeterProvider" or "LoggerProvider")
            && (calls.Contains("serilog", StringComparison.Ordinal) || !s.Key.Contains("Diagnostic", StringComparison.Ordinal)) && s.Key != "ILogger");
        Assert.Contains("/ not exported by StandardObservability, because ", run.Report.Status!, StringComparison.Ordinal);
        Assert.Single(run.Lines, static l => l.StartsWith("      Observability is disabled: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("host", false)]
    [InlineData("opentelemetry,host", true)]
    [InlineData("host,opentelemetry", true)]
    [InlineData("capture,host", true)]
    public async Task OpenTelemetry_builds_providers_only_for_the_application(string calls, bool isBuilt)
    {
        var listing = Path.GetTempFileName();
        var run = await DisabledRun.RunWithAsync(
            new() { [Listing] = listing, ["DOTNET_JitDisasmSummary"] = "1" }, "worker", calls, Setting, "--probe=none");

        var compiled = await File.ReadAllTextAsync(listing);
        File.Delete(listing);
        Assert.Contains("OpenTelemetryBuilderSdkExtensions:WithTracing", compiled, StringComparison.Ordinal);
        Assert.Equal(isBuilt, compiled.Contains("OpenTelemetry.Trace.TracerProviderSdk:.ctor", StringComparison.Ordinal));
        Assert.Equal(isBuilt, compiled.Contains("OpenTelemetry.Metrics.MeterProviderSdk:.ctor", StringComparison.Ordinal));
        Assert.Equal(calls.Contains("opentelemetry", StringComparison.Ordinal), run.Report.IsCollected);
        Assert.Equal(isBuilt, compiled.Contains("StandardObservability.Redaction.RedactionPolicy:.ctor", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("opentelemetry logs,host")]
    [InlineData("host,opentelemetry logs")]
    public async Task The_applications_own_logger_provider_of_OpenTelemetry_is_created(string calls)
    {
        var with = await DisabledRun.RunWithAsync([], "worker", calls, Setting);
        var without = await DisabledRun.RunWithAsync([], "worker", "host", Setting);

        Assert.Contains("OpenTelemetryLoggerProvider", with.Report.LoggerProviders);
        Assert.DoesNotContain("OpenTelemetryLoggerProvider", without.Report.LoggerProviders);
    }
}
