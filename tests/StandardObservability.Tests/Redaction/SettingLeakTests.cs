using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>The library's own log messages about settings that contain secrets, in a logger that redacts nothing.</summary>
public sealed class SettingLeakTests
{
    private const string Secret = "hunter2-sunshine";

    public static TheoryData<string, string> Settings => new()
    {
        { "OTEL_EXPORTER_OTLP_ENDPOINT", $"http://user:{Secret}@127.0.0.1:1/path?api_key={Secret}" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:1/{Secret}/v1/traces" },
        { "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", $"http://127.0.0.1:1/otlp/{Secret}/v1/traces" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", $"user:{Secret}@127.0.0.1" },
        { "OTEL_EXPORTER_OTLP_ENDPOINT", $"amqp://user:{Secret}@127.0.0.1/?token={Secret}" },
        { "OTEL_EXPORTER_OTLP_HEADERS", $"x-api-key={Secret}" },
        { "OTEL_EXPORTER_OTLP_HEADERS", $"authorization=Bearer {Secret},no header {Secret}" },
        { "OTEL_EXPORTER_OTLP_PROTOCOL", $"password={Secret}" },
        { "OTEL_EXPORTER_OTLP_COMPRESSION", $"password={Secret}" },
        { "OTEL_EXPORTER_OTLP_TIMEOUT", $"password={Secret}" },
        { "OTEL_EXPORTER_OTLP_CERTIFICATE", $"password={Secret}" },
        { "OTEL_EXPORTER_OTLP_CLIENT_KEY", $"password={Secret}" },
        { "OTEL_TRACES_EXPORTER", $"password={Secret}" },
        { "OTEL_METRICS_EXPORTER", $"password={Secret}" },
        { "OTEL_LOGS_EXPORTER", $"password={Secret}" },
        { "OTEL_TRACES_SAMPLER", $"password={Secret}" },
        { "OTEL_TRACES_SAMPLER_ARG", $"password={Secret}" },
        { "OTEL_PROPAGATORS", $"password={Secret}" },
        { "OTEL_RESOURCE_ATTRIBUTES", $"customer.api_key={Secret},service.version=password%3D{Secret},deployment.environment.name=pwd%3D{Secret}" },
        { "OTEL_SERVICE_NAME", $"password={Secret}" },
        { "AWS_EMF_AGENT_ENDPOINT", $"http://user:{Secret}@127.0.0.1:1" },
        { "AWS_EMF_NAMESPACE", $"password={Secret}" },
        { "Observability:Environment", $"password={Secret}" },
        { "Observability:MaxLineBytes", $"password={Secret}" },
        { "Observability:Enabled", $"password={Secret}" },
        { "Observability:Logs:StandardOutput", $"password={Secret}" },
        { "Observability:Metrics:MaxSeries", $"password={Secret}" },
        { "Observability:Redaction:Enabled", $"password={Secret}" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task No_secret_of_a_setting_is_logged(string key, string value)
    {
        var log = new UnredactedLog();
        var host = await WorkerHost.StartAsync(
            CreateSettings(key, value),
            b =>
            {
                b.AddStandardObservability();
                b.Logging.AddProvider(log);
            });
        host.Work();
        await host.DisposeAsync();

        Assert.NotEmpty(host.Output.Text);
        Assert.DoesNotContain(Secret, host.Output.Text, StringComparison.Ordinal);
        Assert.Contains(log.Lines, static l => l.StartsWith("Observability started. ", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static l => l.Contains(Secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task No_secret_of_a_setting_is_in_the_error_that_stops_the_host(string key, string value)
    {
        await using var host = WorkerHost.Build([.. CreateSettings(key, value), new("Observability:OnInvalidConfiguration", "FailFast")]);

        var error = await Record.ExceptionAsync(host.StartAsync);

        Assert.DoesNotContain(Secret, $"{error}", StringComparison.Ordinal);
    }

    private static Dictionary<string, string?> CreateSettings(string key, string value) => new(StringComparer.Ordinal)
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1",
        ["OTEL_METRICS_EXPORTER"] = "otlp,awsemf",
        [key] = value,
    };
}
