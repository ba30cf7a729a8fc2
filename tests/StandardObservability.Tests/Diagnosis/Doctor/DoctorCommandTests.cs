using System.Net;
using Judges;
using Judges.Receiving;
using StandardObservability.Conventions;
using StandardObservability.Diagnosis.Doctor;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Doctor;

/// <summary>The command <c>doctor</c> in a real process, with receivers that work and that fail.</summary>
public sealed class DoctorCommandTests
{
    private const string Misleading = "no certificate for HTTP/2, error 404";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static TheoryData<string, string, string> Failures => new()
    {
        { "http 401", "answered 401", "The receiver wants credentials." },
        { "http 403", "answered 403", "The credentials do not permit it." },
        { "http 404", "answered 404", "The path is wrong, or another program listens at this address." },
        { "http 405", "answered 405", "Another program listens at this address," },
        { "http 429", "answered 429", "The receiver refuses more." },
        { "http 503", "answered 503", "The receiver is not ready or overloaded." },
        { "http 500", "answered 500", "Look at the log of the receiver." },
        { "grpc 16", "gRPC status 16", "The receiver wants credentials." },
        { "grpc 7", "gRPC status 7", "The credentials do not permit it." },
        { "grpc 12", "gRPC status 12", "The receiver does not receive this signal." },
    };

    [JudgedTheory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Marked_telemetry_of_all_signals_arrives(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var endpoint = protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint;

        var run = await DoctorRun.StartAsync((Endpoint, $"{endpoint}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol), ("OTEL_LOGS_EXPORTER", "otlp"));

        Assert.Empty(run.Problems);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(run.Id, Assert.Single(await receiver.SpansAsync()).Attributes[AttributeNames.DoctorRun]);
        Assert.Equal(run.Id, Assert.Single(await receiver.LogRecordsAsync()).Attributes["RunId"]);
        Assert.Single(await receiver.MetricPointsAsync(), static p => p.MetricName == "observability.doctor.runs");
        Assert.Contains(run.Output, l => l.Contains(run.Id, StringComparison.Ordinal) && l.StartsWith('{'));
    }

    [JudgedTheory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_receiver_is_a_problem_with_its_remedy(string answer, string cause, string remedy)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var code = int.Parse(answer.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        var isGrpc = answer.StartsWith("grpc", StringComparison.Ordinal);
        receiver.Respond = _ => isGrpc ? OtlpReply.Grpc(code, Misleading) : OtlpReply.Http((HttpStatusCode)code, Misleading);

        var run = await DoctorRun.StartAsync(
            (Endpoint, $"{(isGrpc ? receiver.GrpcEndpoint : receiver.HttpEndpoint)}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", isGrpc ? "grpc" : "http/protobuf"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Problems.Count(p => p.Contains(cause, StringComparison.Ordinal)));
        Assert.Equal(2, run.Output.Count(l => l.StartsWith("  " + remedy, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "grpc", "Connection refused", "Nothing listens at this address.")]
    [InlineData("http://127.0.0.1:1", "http/protobuf", "Connection refused", "Nothing listens at this address.")]
    [InlineData("http://no-such-host.invalid:1", "http/protobuf", "not known", "The host name cannot be resolved.")]
    [InlineData("http://127.0.0.1:4318", "grpc", "", "Port 4318 usually receives HTTP:")]
    public async Task A_wrong_address_is_a_problem_with_its_remedy(string endpoint, string protocol, string cause, string remedy)
    {
        var run = await DoctorRun.StartAsync((Endpoint, endpoint), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Problems.Count(p => p.Contains(cause, StringComparison.Ordinal)));
        Assert.Equal(2, run.Output.Count(l => l.StartsWith("  " + remedy, StringComparison.Ordinal)));
    }

    [JudgedTheory]
    [InlineData("grpc", "http", "The receiver does not understand gRPC, or it uses TLS.")]
    [InlineData("http/protobuf", "http", "The receiver only understands gRPC.")]
    [InlineData("http/protobuf", "https", "The receiver does not use TLS.")]
    public async Task The_port_of_the_other_protocol_is_a_problem_with_its_remedy(string protocol, string scheme, string remedy)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var port = (protocol == "grpc") == (scheme == "http") ? receiver.HttpEndpoint.Port : receiver.GrpcEndpoint.Port;

        var run = await DoctorRun.StartAsync((Endpoint, $"{scheme}://127.0.0.1:{port}"), ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Output.Count(l => l.StartsWith("  " + remedy, StringComparison.Ordinal)));
    }

    [JudgedFact]
    public async Task A_receiver_that_does_not_answer_is_a_problem_and_secrets_are_not_shown()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = static _ => OtlpReply.Success with { SendAfter = new TaskCompletionSource().Task };

        var run = await DoctorRun.StartAsync(
            (Endpoint, $"http://anna:s3cret@127.0.0.1:{receiver.HttpEndpoint.Port}/t0ken-of-anna"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer abcdefgh"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "300"));

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, run.Problems.Count());
        foreach (var secret in (string[])["s3cret", "t0ken", "abcdefgh"])
        {
            Assert.DoesNotContain(secret, run.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(DoctorPages.Disabled, "OTEL_SDK_DISABLED", "true")]
    [InlineData(DoctorPages.Disabled, "Observability__Enabled", "false")]
    [InlineData(DoctorPages.UnusableSetting, "Observability__MaxLineBytes", "many")]
    [InlineData(DoctorPages.NoTraces, "OTEL_TRACES_SAMPLER", "xray", "OTEL_TRACES_SAMPLER_ARG", "endpoint=http://127.0.0.1:1")]
    [InlineData(DoctorPages.DroppedLevels, "Logging__LogLevel__Default", "Error")]
    [InlineData(DoctorPages.DroppedLevels, "Logging__LogLevel__Default", "Critical")]
    [InlineData(DoctorPages.DroppedLevels, "Logging__LogLevel__Default", "None", "Logging__LogLevel__StandardObservability", "Information")]
    [InlineData(DoctorPages.BadLines, "Observability__MaxLineBytes", "300000", "AWS_LAMBDA_FUNCTION_NAME", "shop")]
    public async Task A_setting_that_loses_telemetry_is_a_problem(string page, params string[] settings)
    {
        var run = await DoctorRun.StartAsync([.. settings.Chunk(2).Select(static s => (s[0], s[1]))]);

        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Problems);
        Assert.Contains(page, run.Pages);
    }

    [Theory]
    [InlineData("The sampler kept no span of 10,000", Endpoint, "http://127.0.0.1:1", "OTEL_TRACES_SAMPLER", "always_off")]
    [InlineData("The log levels drop records", "Logging__LogLevel__Default", "Error")]
    [InlineData("Spans go nowhere, because OTEL_TRACES_EXPORTER is none", "OTEL_TRACES_EXPORTER", "none")]
    [InlineData("Spans of the activity source Forgotten.Source are not collected.", "A", "b")]
    [InlineData("Metrics of the meter Forgotten.Meter are not collected.", "OTEL_METRICS_EXPORTER", "awsemf")]
    [InlineData("An agent is loaded into the process: OTEL_DOTNET_AUTO_HOME is set.", "OTEL_DOTNET_AUTO_HOME", "/opt/agent")]
    public async Task What_is_worth_knowing_is_a_note(string note, params string[] settings)
    {
        var run = await DoctorRun.StartAsync([.. settings.Chunk(2).Select(static s => (s[0], s[1]))]);

        Assert.Contains(run.Notes, n => n.Contains(note, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Problems, p => p.Contains(note, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task A_rare_sampler_and_embedded_metric_format_are_tested_too()
    {
        await using var receiver = await OtlpReceiver.StartAsync();

        var run = await DoctorRun.StartAsync(
            (Endpoint, $"{receiver.GrpcEndpoint}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"),
            ("OTEL_TRACES_SAMPLER_ARG", "0.01"),
            ("OTEL_METRICS_EXPORTER", "awsemf"));

        Assert.Empty(run.Problems);
        Assert.Single(await receiver.SpansAsync());
        Assert.Contains(run.Output, static l => l.Contains("\"observability.doctor.runs\":", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "\"--fast\" is not known. The command has no arguments.", "observability", "doctor", "--fast")]
    [InlineData(2, "\"heal\" is not a command.", "observability", "heal")]
    public async Task Wrong_use_gets_a_clear_answer(int expected, string message, params string[] arguments)
    {
        var run = await DoctorRun.StartAsync(arguments);

        Assert.Contains(message, run.Output);
        Assert.Contains(run.Output, static l => l.StartsWith("  observability doctor  sends one span", StringComparison.Ordinal));
        Assert.Equal(expected, run.ExitCode);
    }
}
