using System.Text;
using Judges.Otlp;

namespace Judges.XRay.Segments;

/// <summary>The name of a segment document. The first attribute that is present wins.</summary>
internal static class SegmentName
{
    private const int MaxBytes = 200;

    public static string Of(OtlpSpan span)
        => Local(span)
            ?? Remote(span)
            ?? span.Text("peer.service", "aws.service")
            ?? Database(span)
            ?? (span.Kind == OtlpSpanKind.Server ? span.ResourceText("service.name") : null)
            ?? span.Text("rpc.service", "http.host", "net.peer.name")
            ?? Clean(span.Name);

    private static string? Local(OtlpSpan span)
        => span.Kind == OtlpSpanKind.Server || (span.Kind == OtlpSpanKind.Internal && span.IsLocalRoot()) ? span.Text("aws.local.service") : null;

    private static string? Remote(OtlpSpan span)
    {
        if (span.Kind is not (OtlpSpanKind.Client or OtlpSpanKind.Producer or OtlpSpanKind.Consumer) || span.Text("aws.remote.service") is not { } name)
        {
            return null;
        }

        var prefix = Array.Find(["AWS.SDK.", "AWS::"], p => span.IsAwsApi() && name.StartsWith(p, StringComparison.Ordinal));
        return name[(prefix?.Length ?? 0)..];
    }

    private static string? Database(OtlpSpan span)
        => span.Text("db.name") is not { } name ? null
            : Uri.TryCreate(span.Text("db.connection_string"), UriKind.Absolute, out var url) && url.Host.Length > 0 ? $"{name}@{url.Host}"
            : name;

    private static string Clean(string name)
    {
        var kept = string.Concat(name.Where(static c => c == ' ' || char.IsAsciiDigit(c) || char.IsLetter(c) || "_.:/%&#=+-@".Contains(c, StringComparison.Ordinal)));
        var bytes = Encoding.UTF8.GetBytes(kept);
        return bytes.Length == 0 ? "span" : Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MaxBytes)));
    }
}
