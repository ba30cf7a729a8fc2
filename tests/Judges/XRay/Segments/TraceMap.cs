namespace Judges.XRay.Segments;

/// <summary>The nodes and edges that X-Ray draws for the documents of one trace.</summary>
/// <remarks>
/// Segments are nodes, and so are subsegments with a namespace, unless a segment has them as its parent: that segment replaces them. Source:
/// X-Ray Developer Guide, "Segment documents".
/// </remarks>
public sealed record TraceMap(IReadOnlyList<string> Nodes, IReadOnlyList<string> Edges)
{
    /// <summary>The name of the node that starts a trace.</summary>
    private const string Client = "client";

    public static TraceMap Draw(IReadOnlyCollection<XRaySegment> documents)
    {
        var byId = documents.ToDictionary(static d => d.Id);
        var replaced = documents.Where(static d => d is { IsSegment: true, ParentId: not null }).Select(static d => d.ParentId!).ToHashSet();
        var drawn = documents.Where(d => d.IsSegment || (d.Namespace is not null && !replaced.Contains(d.Id))).ToList();
        return new(
            [.. drawn.Select(static d => d.Name).Distinct().Order(StringComparer.Ordinal)],
            [.. drawn.Select(d => $"{Caller(d, byId)} -> {d.Name}").Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The service whose segment contains the call.</summary>
    private static string Caller(XRaySegment document, Dictionary<string, XRaySegment> byId)
    {
        var parent = document.ParentId is { } id ? byId.GetValueOrDefault(id) : null;
        while (parent is { IsSegment: false })
        {
            parent = parent.ParentId is { } next ? byId.GetValueOrDefault(next) : null;
        }

        return parent?.Name ?? Client;
    }
}
