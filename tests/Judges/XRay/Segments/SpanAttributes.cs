using Judges.Otlp;

namespace Judges.XRay.Segments;

/// <summary>Reads attributes of a span and its resource as the exporter does.</summary>
internal static class SpanAttributes
{
    public static string? Text(this OtlpSpan span, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (span.Attributes.GetValueOrDefault(name) is string { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    public static string? ResourceText(this OtlpSpan span, string name) => span.Resource.GetValueOrDefault(name) as string is { Length: > 0 } text ? text : null;

    public static bool IsLocalRoot(this OtlpSpan span) => span.Text("aws.span.kind") == "LOCAL_ROOT";

    public static bool IsAwsApi(this OtlpSpan span) => span.Text("rpc.system") == "aws-api";
}
