using System.Globalization;
using OpenTelemetry.Exporter;
using StandardObservability.Export.Http;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity.Aws;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis.Doctor.Checks;

/// <summary>Compares the clock of this machine with the one of a server that sends its time: a receiver of OTLP over HTTP, or a metadata service.</summary>
/// <remarks>Source: RFC 9110, "Date". AWS refuses signatures that differ by more than five minutes.</remarks>
internal sealed class ClockCheck(
    LogSettings logs, MetricSettings metrics, TraceSettings traces, DetectedPlatform platform, StandardVariables variables, TimeProvider time)
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Refused = TimeSpan.FromMinutes(5);

    public IEnumerable<DoctorFinding> Find()
    {
        using var client = new HttpClient(UninstrumentedHttpHandler.Create()) { Timeout = TimeSpan.FromSeconds(2) };
        foreach (var server in FindServers().Distinct())
        {
            if (Compare(client, server) is { } difference)
            {
                return Judge(difference, server);
            }
        }

        const string Text = "The clock was not compared: no receiver sends its time.";
        return [DoctorFinding.Note(Text, "Compare it with another one, if times look wrong.", DoctorPages.Clock)];
    }

    private static IEnumerable<DoctorFinding> Judge(TimeSpan difference, Uri server)
    {
        if (difference.Duration() > Noticeable)
        {
            var seconds = difference.Duration().TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            yield return new DoctorFinding(
                $"The clock of this machine is {seconds} seconds {(difference > TimeSpan.Zero ? "ahead of" : "behind")} that of {server.Authority}.",
                "Set it by a time service. AWS refuses signed requests from five minutes on, and traces of several services are out of order before.",
                DoctorPages.Clock,
                IsProblem: difference.Duration() > Refused);
        }
    }

    private IEnumerable<Uri> FindServers()
    {
        foreach (var target in (OtlpTarget?[])[traces.Outputs.Otlp, metrics.Outputs.Otlp, logs.Outputs.Otlp])
        {
            if (target is { Protocol: OtlpExportProtocol.HttpProtobuf })
            {
                yield return new Uri(target.Endpoint.GetLeftPart(UriPartial.Authority));
            }
        }

        if (platform.Platform == ComputePlatform.Ecs && Uri.TryCreate(variables.Find("ECS_CONTAINER_METADATA_URI_V4"), UriKind.Absolute, out var ecs))
        {
            yield return ecs;
        }

        if (platform.Platform == ComputePlatform.Ec2 && Ec2MetadataEndpoint.Find(variables, new SettingProblems()) is { } ec2)
        {
            yield return ec2;
        }
    }

    /// <summary>How much this machine is ahead, or <see langword="null"/> when the server does not send its time.</summary>
    private TimeSpan? Compare(HttpClient client, Uri server)
    {
        try
        {
            var before = time.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Head, server);
            using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return response.Headers.Date is { } date ? before + ((time.GetUtcNow() - before) / 2) - date : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
