using System.Globalization;
using System.Security.Cryptography;
using Judges.Otlp;

namespace Judges.XRay.Segments;

/// <summary>What the collector's exporter <c>awsxray</c> makes of a span: one segment document, or two for a local root that calls or receives.</summary>
/// <remarks>Source: the exporter's translator, versions 0.117 and 0.156. Resource metadata and the blocks of platforms are left out.</remarks>
public static class SegmentTranslation
{
    private static readonly string[] SqlSystems
        = ["db2", "derby", "hive", "mariadb", "mssql", "mysql", "oracle", "postgresql", "sqlite", "teradata", "other_sql"];

    /// <exception cref="InvalidOperationException">The span crashes the collector.</exception>
    public static IReadOnlyList<XRaySegment> Translate(OtlpSpan span, ExporterVersion version)
    {
        var isEntry = span.Kind == OtlpSpanKind.Server || (span.Kind == OtlpSpanKind.Consumer && version == ExporterVersion.V0156);
        var document = Document(span, version) with { IsSegment = isEntry || span.ParentSpanId is null };
        if (!span.IsLocalRoot())
        {
            return [document.Namespace is null && !document.IsSegment && IsRemote(span) && span.Text("aws.remote.service") is not null
                ? document with { Namespace = "remote" }
                : document];
        }

        if (!IsRemote(span))
        {
            return [document with { IsSegment = true, Namespace = null }];
        }

        if (span.ResourceText("cloud.provider") is not (null or "aws"))
        {
            throw new InvalidOperationException($"{span.Kind} span {span.Name}: LOCAL_ROOT outside of AWS makes the collector panic.");
        }

        var service = document with
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            IsSegment = true,
            Name = span.Text("aws.local.service") ?? (version == ExporterVersion.V0156 ? span.ResourceText("service.name") : null) ?? document.Name,
            Namespace = null,
            Url = null,
            ClientIp = null,
        };
        return [document with { IsSegment = false, ParentId = service.Id, Namespace = document.Namespace == "aws" ? "aws" : "remote" }, service];
    }

    private static XRaySegment Document(OtlpSpan span, ExporterVersion version)
    {
        var (error, fault) = Flags(span);
        return new XRaySegment
        {
            TraceId = span.TraceId,
            Id = span.SpanId,
            ParentId = span.ParentSpanId,
            Name = SegmentName.Of(span),
            Namespace = span.IsAwsApi() || (span.Text("peer.service", "aws.remote.service") is null && span.Text("aws.service") is not null) ? "aws"
                : span.Kind == OtlpSpanKind.Client || (span.Kind == OtlpSpanKind.Producer && version == ExporterVersion.V0156) ? "remote"
                : null,
            Url = SegmentUrl.Of(span, version),
            ClientIp = span.Text("client.address", "network.peer.address", "http.client_ip"),
            Sql = Sql(span),
            Error = error,
            Fault = fault,
            Causes = Causes(span),
            Annotations = SegmentAnnotations.Of(span),
        };
    }

    private static bool IsRemote(OtlpSpan span) => span.Kind is OtlpSpanKind.Client or OtlpSpanKind.Producer or OtlpSpanKind.Consumer;

    private static (bool Error, bool Fault) Flags(OtlpSpan span)
        => (span.Attributes.GetValueOrDefault("http.status_code") ?? span.Attributes.GetValueOrDefault("http.response.status_code")) switch
        {
            long and >= 400 and <= 499 => (true, false),
            long and >= 500 and <= 599 => (false, true),
            _ => (false, span.StatusCode == OtlpStatusCode.Error),
        };

    private static XRaySql? Sql(OtlpSpan span)
        => span.Text("db.system") is { } system && SqlSystems.Contains(system)
            ? new($"{span.Text("db.connection_string") ?? "localhost"}/{span.Text("db.name")}", system, span.Text("db.statement"), span.Text("db.user"))
            : null;

    private static List<(string Type, string Message)> Causes(OtlpSpan span)
    {
        var recorded = span.Events.Where(static e => e.Name == "exception").Select(static e => (Text(e, "exception.type"), Text(e, "exception.message"))).ToList();
        var description = span.StatusMessage.Length > 0 ? span.StatusMessage : span.Text("http.status_text");
        return recorded is [] && span.StatusCode == OtlpStatusCode.Error && description is not null ? [(string.Empty, description)] : recorded;
    }

    private static string Text(OtlpSpanEvent e, string name) => Convert.ToString(e.Attributes.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? string.Empty;
}
