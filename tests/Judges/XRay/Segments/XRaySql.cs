namespace Judges.XRay.Segments;

/// <summary>The block <c>sql</c> of a segment document.</summary>
public sealed record XRaySql(string ConnectionString, string DatabaseType, string? Query, string? User);
