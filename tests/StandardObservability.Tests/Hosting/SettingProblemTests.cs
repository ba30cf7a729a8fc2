using Xunit;

namespace StandardObservability.Tests.Hosting;

/// <summary>A wrong value is reported in one event with the problem and the remedy, word for word, and the service starts.</summary>
public sealed class SettingProblemTests
{
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "not a url", "OTEL_EXPORTER_OTLP_ENDPOINT is \"not a url\". It is the absolute URL of an OTLP receiver, for example http://localhost:4317; nothing is exported by OTLP until this is corrected.")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "localhost:4317", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is \"localhost:4317\". It is the absolute URL of an OTLP receiver, for example http://localhost:4317; nothing is exported by OTLP until this is corrected.")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "3", "OTEL_TRACES_SAMPLER_ARG is 3. It is a share between 0 and 1; use 0.05 to keep 5 % of traces. All new traces are sampled until this is corrected.")]
    [InlineData("OTEL_TRACES_SAMPLER", "sometimes", "OTEL_TRACES_SAMPLER is \"sometimes\". Known samplers are always_on, always_off, traceidratio, parentbased_always_on, parentbased_always_off, parentbased_traceidratio, xray; all new traces are sampled until this is corrected.")]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin", "OTEL_TRACES_EXPORTER names \"zipkin\", which is not known here. Known are otlp, console and none; traces are disabled until one of them is set.")]
    [InlineData("OTEL_METRICS_EXPORTER", "awsemf,statsd", "OTEL_METRICS_EXPORTER names \"statsd\", which is not known here. Known are otlp, awsemf, console and none; the rest, awsemf, is used.")]
    [InlineData("OTEL_LOGS_EXPORTER", "file", "OTEL_LOGS_EXPORTER names \"file\", which is not known here. Known are otlp, console and none; logs go to standard output as if it were not set.")]
    [InlineData("OTEL_TRACES_EXPORTER", "none,console", "OTEL_TRACES_EXPORTER is \"none,console\". none cannot be combined with other names and is ignored.")]
    [InlineData("OTEL_SDK_DISABLED", "yes", "OTEL_SDK_DISABLED is \"yes\". It must be true or false; telemetry stays enabled.")]
    [InlineData("OTEL_RESOURCE_ATTRIBUTES", "a=1,junk", "OTEL_RESOURCE_ATTRIBUTES contains \"junk\". Each part must be a key=value pair; this part is ignored, the others apply.")]
    [InlineData("Observability:Tema", "x", "Observability:Tema is not a setting of this library and is ignored. Did you mean Observability:Team?")]
    [InlineData("Observability:Metres", "x", "Observability:Metres is not a setting of this library and is ignored. Did you mean Observability:Meters?")]
    [InlineData("Observability:Metres:0", "x", "Observability:Metres:0 is not a setting of this library and is ignored. Did you mean Observability:Meters?")]
    [InlineData("Observability:Metres:Interval", "x", "Observability:Metres:Interval is not a setting of this library and is ignored. Did you mean Observability:Metrics?")]
    [InlineData("Observability:Trace:Exporter", "x", "Observability:Trace:Exporter is not a setting of this library and is ignored. Did you mean Observability:Traces?")]
    [InlineData("Observability:Metrics", "x", "Observability:Metrics is not a setting of this library and is ignored. docs/configuration.md lists all settings; check the spelling.")]
    [InlineData("Observability:Traces:Instrumentations:Npgsq", "false", "Observability:Traces:Instrumentations:Npgsq is not a setting of this library and is ignored. Did you mean Observability:Traces:Instrumentations:Npgsql?")]
    [InlineData("Observability:Redaction:Kinds:emial", "false", "Observability:Redaction:Kinds:emial is not a setting of this library and is ignored. Did you mean Observability:Redaction:Kinds:email?")]
    [InlineData("Observability:Redaction:Kinds:email", "off", "Observability:Redaction:Kinds:email is \"off\". It must be true or false; the default applies.")]
    [InlineData("Observability:Redaction:Enabled", "maybe", "Observability:Redaction:Enabled is \"maybe\". It must be true or false; the default applies.")]
    [InlineData("Observability:Redaction:Patterns", ".*", "Observability:Redaction:Patterns is not a setting of this library and is ignored. docs/configuration.md lists all settings; check the spelling.")]
    [InlineData("Observability:Enabled", "yes", "Observability:Enabled is \"yes\". It must be true or false; the default applies.")]
    [InlineData("Observability:Logs:StandardOutput", "xml", "Observability:Logs:StandardOutput is \"xml\". It must be one of Auto, Json, Readable, Off; the default applies.")]
    [InlineData("Observability:Traces:Instrumentations:Npgsql", "off", "Observability:Traces:Instrumentations:Npgsql is \"off\". It must be true or false; the default applies.")]
    public async Task A_wrong_value_is_reported_once_and_the_service_starts(string key, string value, string message)
    {
        await using var host = await WorkerHost.StartAsync([new(key, value)]);

        await host.EventAsync("{Problem} See docs/events.md#100.");
        host.Work();
        await host.EventAsync("Worked on {Item}");

        var warning = Assert.Single(host.Events, static e => e.GetProperty("level").GetString() == "Warning");
        Assert.Equal(message + " See docs/events.md#100.", warning.GetProperty("message").GetString());
        Assert.Equal(100, warning.GetProperty("event_id").GetInt32());
    }

    [Theory]
    [InlineData("PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL is \"http/json\". Known protocols are grpc and http/protobuf; nothing is exported by OTLP until this is corrected.")]
    [InlineData("HEADERS", "s3cret", "OTEL_EXPORTER_OTLP_HEADERS has a part that is not an HTTP header. It is a list like name=value,name=value, percent-encoded; nothing is exported by OTLP until this is corrected.")]
    [InlineData("TIMEOUT", "10s", "OTEL_EXPORTER_OTLP_TIMEOUT is \"10s\". It is a number of milliseconds above 0; 10000 is used.")]
    [InlineData("COMPRESSION", "brotli", "OTEL_EXPORTER_OTLP_COMPRESSION is \"brotli\". Known values are gzip and none; bodies are not compressed.")]
    [InlineData("HEADERS", "bad name=s3cret", "OTEL_EXPORTER_OTLP_HEADERS has a part that is not an HTTP header. It is a list like name=value,name=value, percent-encoded; nothing is exported by OTLP until this is corrected.")]
    [InlineData("HEADERS", "authorization=s3cret%0Ax", "OTEL_EXPORTER_OTLP_HEADERS has a part that is not an HTTP header. It is a list like name=value,name=value, percent-encoded; nothing is exported by OTLP until this is corrected.")]
    [InlineData("ENDPOINT", "https//user:s3cret@collector:4317?key=s3cret", "OTEL_EXPORTER_OTLP_ENDPOINT is \"***@collector:4317?***\". It is the absolute URL of an OTLP receiver, for example http://localhost:4317; nothing is exported by OTLP until this is corrected.")]
    [InlineData("CLIENT_CERTIFICATE", "/nowhere.pem", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE is \"/nowhere.pem\", which is not a readable file; nothing is exported by OTLP until this is corrected.")]
    [InlineData("METRICS_TEMPORALITY_PREFERENCE", "always", "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE is \"always\". Known values are cumulative and delta; the default is used.")]
    public async Task A_wrong_value_of_the_exporter_is_reported_once_without_secrets(string setting, string value, string message)
    {
        var settings = new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1", [$"OTEL_EXPORTER_OTLP_{setting}"] = value };
        await using var host = await WorkerHost.StartAsync(settings);

        await host.EventAsync("{Problem} See docs/events.md#100.");
        host.Work();
        await host.EventAsync("Worked on {Item}");

        Assert.DoesNotContain("s3cret", host.Output.Text, StringComparison.Ordinal);
        Assert.Single(host.Events, e => e.GetProperty("message").GetString() == message + " See docs/events.md#100.");
    }
}
