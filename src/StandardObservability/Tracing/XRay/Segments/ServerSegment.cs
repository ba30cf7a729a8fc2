using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>Adds to a server span what its segment needs: a valid name of the service, and the path beside the query.</summary>
internal static class ServerSegment
{
    public static void Describe(Activity span, SegmentResource resource)
    {
        if (resource.IsNameChanged && span.GetTagItem(XRayAttributeNames.LocalService) is null)
        {
            span.AddTag(XRayAttributeNames.LocalService, resource.ServiceName);
        }

        // Exporters before 0.130 take the query for the whole target. They read the last of both attributes.
        if (span.GetTagItem(AttributeNames.UrlQuery) is string { Length: > 1 } query && span.GetTagItem(DeprecatedAttributeNames.HttpTarget) is null)
        {
            span.AddTag(DeprecatedAttributeNames.HttpTarget, $"{span.GetTagItem(AttributeNames.UrlPath)}{(query[0] == '?' ? string.Empty : "?")}{query}");
        }
    }
}
