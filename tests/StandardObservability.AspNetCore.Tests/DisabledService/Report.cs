namespace DisabledService;

/// <summary>What is there after the start.</summary>
public sealed record Report
{
    /// <summary>Assemblies that were loaded before anything was resolved.</summary>
    public IReadOnlyList<string> Loaded { get; init; } = [];

    public IReadOnlyList<string> HostedServices { get; init; } = [];

    public IReadOnlyList<string> LoggerProviders { get; init; } = [];

    public int FilterRules { get; init; }

    /// <summary>Type of each service that an application may resolve, by its name.</summary>
    public IReadOnlyDictionary<string, string?> Services { get; init; } = new Dictionary<string, string?>();

    /// <summary>Status codes of requests, by their path.</summary>
    public IReadOnlyDictionary<string, int> Responses { get; init; } = new Dictionary<string, int>();

    public bool? IsEnabled { get; init; }

    public string? DisabledReason { get; init; }

    public string? Status { get; init; }

    public bool IsFlushedBeforeTheStart { get; init; }

    public bool IsFlushed { get; init; }

    /// <summary>Whether the message was processed, and the fields that a sent one carries.</summary>
    public string? Messages { get; init; }

    /// <summary>Whether a span or a measurement of the application is collected.</summary>
    public bool IsCollected { get; init; }

    public string? Propagator { get; init; }

    public string? Captured { get; init; }

    /// <summary>Exceptions that anything threw until the host was started, also those that were caught.</summary>
    public IReadOnlyList<string> Thrown { get; init; } = [];
}
