namespace Judges.XRay.Segments;

/// <summary>A segment document as the exporter sends it to X-Ray, as far as the tests read it.</summary>
public sealed record XRaySegment
{
    public required string TraceId { get; init; }

    public required string Id { get; init; }

    public string? ParentId { get; init; }

    /// <summary>Whether it is a segment, and not a subsegment of its parent.</summary>
    public bool IsSegment { get; init; }

    public required string Name { get; init; }

    /// <summary><c>aws</c>, <c>remote</c> or <see langword="null"/>.</summary>
    public string? Namespace { get; init; }

    public string? Url { get; init; }

    public string? ClientIp { get; init; }

    public XRaySql? Sql { get; init; }

    /// <summary>A status of 4xx.</summary>
    public bool Error { get; init; }

    /// <summary>A status of 5xx, or a failed span without a status code.</summary>
    public bool Fault { get; init; }

    /// <summary>Type and message of each exception.</summary>
    public IReadOnlyList<(string Type, string Message)> Causes { get; init; } = [];

    /// <summary>The searchable attributes.</summary>
    public IReadOnlyDictionary<string, object?> Annotations { get; init; } = new Dictionary<string, object?>();
}
