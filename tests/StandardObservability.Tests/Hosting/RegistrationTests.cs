using System.Text.Json;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using StandardObservability.Export.Lines;
using StandardObservability.Identity;
using Xunit;

namespace StandardObservability.Tests.Hosting;

public sealed class RegistrationTests
{
    private const string Report = "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
        + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Sampler: {Sampler}. Propagators: {Propagators}. Redaction: {Redaction}. Settings: {Settings}.";

    [Fact]
    public async Task Starts_a_host_with_an_empty_configuration_and_reports_what_is_disabled_and_why()
    {
        await using var host = await WorkerHost.StartAsync();

        var report = await host.EventAsync(Report);

        Assert.Equal("JSON on standard output", report.GetProperty("Logs").GetString());
        Assert.Equal("ParentBased{AlwaysOnSampler}", report.GetProperty("Sampler").GetString());
        Assert.Equal("tracecontext, xray, baggage", report.GetProperty("Propagators").GetString());
        Assert.Equal("enabled", report.GetProperty("Redaction").GetString());
        Assert.Equal(
            "not exported by StandardObservability, because no output is set; set OTEL_EXPORTER_OTLP_ENDPOINT to the URL of an OTLP receiver",
            report.GetProperty("Traces").GetString());
        Assert.Equal(
            "not exported by StandardObservability, because no output is set; set OTEL_EXPORTER_OTLP_ENDPOINT to the URL of an OTLP receiver, "
                + "or OTEL_METRICS_EXPORTER to awsemf where standard output reaches CloudWatch Logs",
            report.GetProperty("Metrics").GetString());
    }

    [Fact]
    public async Task Two_calls_create_one_pipeline()
    {
        await using var host = await WorkerHost.StartAsync(set: static b => b.AddStandardObservability().AddStandardObservability());
        host.Work();
        await host.StopAsync();

        Assert.Single(host.Events, static e => e.GetProperty("message").GetString() == "Worked on 7");
        Assert.Single(host.Events, static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 700);
    }

    [JudgedFact]
    public async Task Pain_04_One_log_call_is_one_record_of_each_output_and_each_provider()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var other = new CollectedLogs();
        var exported = new List<LogRecord>();
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "console,otlp")],
            b =>
            {
                b.Logging.AddOpenTelemetry(o => o.AddInMemoryExporter(exported));
                b.AddStandardObservability();
                b.Logging.AddOpenTelemetry().AddProvider(other);
            });

        host.Logger().LogInformation("Ordered {Item}", "book");
        await host.Services.FlushTelemetryAsync();

        Assert.Single(host.Events, static e => e.GetProperty("message").GetString() == "Ordered book");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "Ordered book");
        Assert.Single(exported, static r => r.FormattedMessage == "Ordered book");
        Assert.Single(other.Messages, "Ordered book");
    }

    [Fact]
    public void Applies_delegates_of_two_calls_in_order()
    {
        var services = new ServiceCollection();
        services.AddStandardObservability(new ConfigurationBuilder().Build(), configure: static o => (o.Team, o.DeploymentId) = ("first", "d-1"));
        services.AddStandardObservability(new ConfigurationBuilder().Build(), configure: static o => o.Team = "second");
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value;

        Assert.Equal(("second", "d-1"), (options.Team, options.DeploymentId));
    }

    [Fact]
    public async Task Applies_a_setting_that_is_added_after_the_call()
    {
        await using var host = await WorkerHost.StartAsync(set: static b =>
        {
            b.AddStandardObservability();
            b.Configuration.AddInMemoryCollection([new("Observability:ServiceName", "late"), new("OTEL_METRICS_EXPORTER", "awsemf")]);
        });

        var report = await host.EventAsync(Report);

        Assert.Equal("late", report.GetProperty("service").GetString());
        Assert.Equal("embedded metric format on standard output", report.GetProperty("Metrics").GetString());
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("Observability:Enabled", "false")]
    public async Task Pain_02_When_disabled_it_sends_nothing_writes_no_line_and_keeps_the_hosts_console_logger(string key, string value)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
            [new(key, value), new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_METRICS_EXPORTER", "otlp,awsemf")]);
        host.Work();
        var isConsoleEnabled = host.Services.GetRequiredService<IOptions<LoggerFilterOptions>>().Value.Rules.All(static r => r.LogLevel != LogLevel.None);
        await host.DisposeAsync();

        Assert.True(isConsoleEnabled);
        Assert.Empty(host.Output.Text);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task Two_hosts_in_one_process_keep_their_own_identity_outputs_and_counts()
    {
        await using var first = await WorkerHost.StartAsync([new("Observability:ServiceName", "first"), new("OTEL_LOGS_EXPORTER", "console")]);
        await using var second = await WorkerHost.StartAsync([new("OTEL_SERVICE_NAME", "second"), new("OTEL_LOGS_EXPORTER", "none")]);

        first.Logger().LogInformation("From the first");
        second.Logger().LogInformation("From the second");
        await first.EventAsync("From the first");

        Assert.All(first.Events, static e => Assert.Equal("first", e.GetProperty("service").GetString()));
        Assert.DoesNotContain("From the second", first.Output.Text, StringComparison.Ordinal);
        Assert.Empty(second.Output.Text);
        Assert.True(first.Counts.StandardOutputLogs.Sent > 0);
        Assert.Equal(0, second.Counts.StandardOutputLogs.Produced);
    }

    [Fact]
    public async Task Code_wins_over_the_environment_and_the_environment_over_the_section()
    {
        await using var host = await WorkerHost.StartAsync(
            [
                new("OTEL_SERVICE_NAME", "from-environment"),
                new("Observability:ServiceName", "from-section"),
                new("OTEL_RESOURCE_ATTRIBUTES", "service.team=from-environment"),
                new("Observability:Team", "from-section"),
            ],
            static b => b.AddStandardObservability(static o => o.ServiceName = "from-code"));

        var identity = host.Services.GetRequiredService<CurrentIdentity>().Value;

        Assert.Equal("from-code", identity.Name);
        Assert.Equal("from-environment", identity.Attributes["service.team"]);
    }

    [Fact]
    public async Task The_service_collection_overload_reads_the_given_configuration()
    {
        var own = new ConfigurationBuilder().AddInMemoryCollection([new("Observability:ServiceName", "own-configuration")]).Build();
        await using var host = await WorkerHost.StartAsync(set: b => b.Services.AddStandardObservability(own, b.Environment));

        Assert.Equal("own-configuration", (await host.EventAsync(Report)).GetProperty("service").GetString());
    }

    [Fact]
    public async Task A_list_with_commas_replaces_a_list_of_items()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("Observability:Meters:0", "A"), new("Observability:Meters:1", "B"), new("Observability:Meters", "C, D")]);

        Assert.Equal(["C", "D"], host.Services.GetRequiredService<IOptions<StandardObservabilityOptions>>().Value.Meters);
    }

    [Fact]
    public async Task Works_on_a_bare_service_collection()
    {
        var output = new CapturedStream();
        var services = new ServiceCollection();
        services.AddSingleton(new StandardOutputStream(() => output));
        services.AddStandardObservability(new ConfigurationBuilder().AddInMemoryCollection([new("OTEL_SERVICE_NAME", "bare")]).Build());
        await using (var provider = services.BuildServiceProvider())
        {
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("X").LogWarning("Hello");
        }

        var line = JsonDocument.Parse(Assert.Single(output.Lines)).RootElement;
        Assert.Equal("bare", line.GetProperty("service").GetString());
        Assert.Equal("production", line.GetProperty("environment").GetString());
    }

    [Fact]
    public void A_registration_after_the_build_says_where_it_belongs()
    {
        var builder = Host.CreateApplicationBuilder();
        using var host = builder.Build();

        var error = Assert.Throws<InvalidOperationException>(() => builder.AddStandardObservability());

        Assert.Equal(
            "AddStandardObservability() was called after Build(), when no service can be added any more. "
                + "Call it on the builder before: builder.AddStandardObservability(); var app = builder.Build();",
            error.Message);
    }

    [Fact]
    public async Task FailFast_reports_all_messages_in_one_exception()
    {
        await using var host = WorkerHost.Build([
            new("Observability:OnInvalidConfiguration", "FailFast"),
            new("OTEL_TRACES_SAMPLER_ARG", "3"),
            new("OTEL_TRACES_EXPORTER", "zipkin")]);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(host.StartAsync);

        Assert.Contains("OTEL_TRACES_SAMPLER_ARG is 3.", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"zipkin\"", error.Message, StringComparison.Ordinal);
    }
}
