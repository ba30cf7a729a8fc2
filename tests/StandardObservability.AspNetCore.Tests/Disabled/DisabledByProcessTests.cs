using Xunit;

namespace StandardObservability.AspNetCore.Tests.Disabled;

/// <summary><c>OTEL_SDK_DISABLED=true</c> in the environment of the process, which is decided at the registration: docs/adr/0037.</summary>
public sealed class DisabledByProcessTests
{
    private const string Reason = "OTEL_SDK_DISABLED is true";
    private const string Disabled = $"Observability is disabled: {Reason}.";

    private static readonly string[] OfWebHosts = ["HealthCheckService", "DistributedContextPropagator", "IHttpContextFactory"];
    private static readonly string[] OfSerilog = ["Serilog.ILogger", "IDiagnosticContext", "DiagnosticContext"];

    [Theory]
    [InlineData("web", "web")]
    [InlineData("web", "web,web")]
    [InlineData("web", "host,web")]
    [InlineData("web", "web,host,enabled in code")]
    [InlineData("web", "aws,serilog,model,capture,web")]
    [InlineData("web", "web,model,capture,serilog,aws")]
    [InlineData("web", "opentelemetry,opentelemetry logs,web")]
    [InlineData("web", "web,opentelemetry,opentelemetry logs")]
    [InlineData("worker", "host")]
    [InlineData("worker", "aws,host,serilog")]
    [InlineData("worker", "serilog,capture,host,opentelemetry")]
    [InlineData("services", "host")]
    public async Task Every_public_service_works_in_every_order_and_nothing_is_collected(string shape, string calls)
    {
        var run = await DisabledRun.RunAsync(shape, calls);

        var missing = run.Report.Services.Where(static s => s.Value is null).Select(static s => s.Key).ToList();
        Assert.Empty(missing.Except(shape == "web" ? [] : OfWebHosts).Except(calls.Contains("serilog", StringComparison.Ordinal) ? [] : ["ILogger", .. OfSerilog]));
        Assert.Equal((false, Reason, false), (run.Report.IsEnabled, run.Report.DisabledReason, run.Report.IsCollected));
        Assert.NotEqual("ProcessPropagator", run.Report.Propagator);
        Assert.Contains($"/ not exported by StandardObservability, because {Reason} /", run.Report.Status!, StringComparison.Ordinal);
        Assert.Equal(("True 0", false, shape != "services"), (run.Report.Messages, run.Report.IsFlushedBeforeTheStart, run.Report.IsFlushed));
        if (shape == "web")
        {
            Assert.Equal([200, 404, 200], [run.Report.Responses["/"], run.Report.Responses["/local"], run.Report.Responses["/health"]]);
        }
    }

    [Fact]
    public async Task The_logs_are_those_of_a_host_without_the_library_and_one_line_that_telemetry_is_disabled()
    {
        var bare = await DisabledRun.RunAsync("web", "bare");
        var run = await DisabledRun.RunAsync("web", "web");

        Assert.Equal(bare.Report.LoggerProviders, run.Report.LoggerProviders);
        Assert.Equal(bare.Report.FilterRules, run.Report.FilterRules);
        Assert.Single(run.Lines, static l => l.Contains(Disabled, StringComparison.Ordinal));
        Assert.Single(run.Lines, static l => l.Contains("Logged by .NET", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Lines, static l => l.StartsWith('{'));
    }

    [Fact]
    public async Task No_hosted_service_and_no_assembly_is_added_but_those_that_public_services_need()
    {
        var bare = await DisabledRun.RunAsync("web", "bare");
        var run = await DisabledRun.RunAsync("web", "web");

        Assert.Equal(["DisabledReport"], run.Report.HostedServices.Except(bare.Report.HostedServices).Order());
        // Code that is not compiled before the start also loads the assembly OpenTelemetry for the types of methods that are not called.
        Assert.Empty(run.Report.Loaded.Where(static a => a.StartsWith("OpenTelemetry", StringComparison.Ordinal)).Except(["OpenTelemetry", "OpenTelemetry.Api"]));
        Assert.Equal(
            ["StandardObservability", "StandardObservability.AspNetCore", "StandardObservability.Compliance", "StandardObservability.Conventions"],
            run.Report.Loaded.Where(static a => a.StartsWith("StandardObservability", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("serilog,host,clear")]
    [InlineData("host,clear,serilog")]
    [InlineData("clear,serilog,host")]
    public async Task Sinks_of_Serilog_receive_every_call_also_when_the_application_clears_its_providers(string calls)
    {
        var run = await DisabledRun.RunAsync("worker", calls);

        Assert.Single(run.Lines, static l => l.StartsWith("SERILOG Logged by .NET", StringComparison.Ordinal));
        Assert.Single(run.Lines, static l => l.StartsWith("SERILOG Logged by Serilog", StringComparison.Ordinal));
        Assert.Single(run.Lines, static l => l.StartsWith("SERILOG Observability is disabled: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_capture_of_a_test_reports_it()
    {
        var run = await DisabledRun.RunAsync("worker", "capture,host");

        Assert.Equal(
            "The telemetry of this host is disabled, because OTEL_SDK_DISABLED is true, so nothing is captured. Change this setting for the test.", run.Report.Captured);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("TRUE")]
    [InlineData(" True ")]
    public async Task No_later_setting_enables_telemetry_again(string value)
    {
        var run = await DisabledRun.RunWithAsync(
            new() { ["OTEL_SDK_DISABLED"] = value }, "worker", "enabled in code,host", "--OTEL_SDK_DISABLED=false", "--Observability:Enabled=true");

        Assert.Equal((false, Reason, false), (run.Report.IsEnabled, run.Report.DisabledReason, run.Report.IsCollected));
        Assert.Contains("DisabledReport", run.Report.HostedServices);
    }

    [Theory]
    [InlineData("false")]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("")]
    public async Task Any_other_value_disables_nothing(string value)
    {
        var run = await DisabledRun.RunWithAsync(new() { ["OTEL_SDK_DISABLED"] = value }, "worker", "host");

        Assert.Equal((true, true), (run.Report.IsEnabled, run.Report.IsCollected));
        Assert.Contains(run.Lines, static l => l.Contains("Observability started.", StringComparison.Ordinal));
    }

    /// <summary>OpenTelemetry reads the variable from the configuration of the host, which may hide that of the process.</summary>
    [Theory]
    [InlineData("opentelemetry,host")]
    [InlineData("host,opentelemetry")]
    public async Task OpenTelemetry_of_the_application_decides_alone(string calls)
    {
        var disabled = await DisabledRun.RunAsync("worker", calls);
        var hidden = await DisabledRun.RunAsync("worker", calls, "--OTEL_SDK_DISABLED=false");

        Assert.Equal((false, false), (disabled.Report.IsEnabled, disabled.Report.IsCollected));
        Assert.Equal((false, true), (hidden.Report.IsEnabled, hidden.Report.IsCollected));
        Assert.Equal("TracerProviderSdk", hidden.Report.Services["TracerProvider"]);
    }
}
