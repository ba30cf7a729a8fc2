namespace StandardObservability.Tracing.XRay.Segments.Names;

/// <summary>A database in the trace map.</summary>
/// <param name="Name">Name of its node.</param>
/// <param name="Address">Its server as a URL, when the host is known.</param>
/// <param name="Database">Name of the database, when it is known.</param>
/// <param name="User">The user of the connection, when it is known.</param>
internal sealed record DatabaseNode(string Name, string? Address, string? Database, string? User);
