namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>Former attributes of databases that a span already has.</summary>
[Flags]
internal enum FormerDatabaseAttributes
{
    None = 0,
    System = 1,
    Name = 2,
    Statement = 4,
    ConnectionString = 8,
    User = 16,
}
