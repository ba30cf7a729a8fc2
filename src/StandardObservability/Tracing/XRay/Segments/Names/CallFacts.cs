namespace StandardObservability.Tracing.XRay.Segments.Names;

/// <summary>Facts of a call that identify what it calls, next to the first fact and the port.</summary>
internal readonly struct CallFacts(string? system, string? host = null, string? source = null, string? database = null)
{
    private readonly string? _system = system;
    private readonly string? _host = host;
    private readonly string? _source = source;
    private readonly string? _database = database;

    public bool Equals(in CallFacts other)
        => _system == other._system && _host == other._host && _source == other._source && _database == other._database;
}
