namespace StandardObservability.Benchmarks.Requests;

/// <summary>A telemetry pipeline of RequestApp.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="Pipeline">Name in RequestApp.</param>
internal sealed record RequestPipeline(string Name, string Pipeline)
{
    /// <summary>The baseline of all comparisons.</summary>
    public static RequestPipeline Baseline { get; } = new("hand-wired OpenTelemetry, OTLP x 3", "otel");

    public static RequestPipeline Ours { get; } = new("ours, JSON logs + OTLP x 2", "ours");

    public static RequestPipeline BaselineAllLevels { get; } = Baseline with { Name = "hand-wired, all of ASP.NET Core's events", FrameworkLevel = "Information" };

    public static RequestPipeline OursAllLevels { get; } = Ours with { Name = "ours, all of ASP.NET Core's events", FrameworkLevel = "Information" };

    public static IReadOnlyList<RequestPipeline> All { get; } =
    [
        new("bare, no telemetry", "bare"),
        Baseline,
        Ours,
        Ours with { Name = "ours with default settings, with the request line", HasRequestLine = true },
        new("ours, JSON logs + EMF, no OTLP", "ours") { UsesOtlp = false, Variables = new() { ["OTEL_METRICS_EXPORTER"] = "awsemf" } },
        new("Serilog request logging + OTLP x 2", "serilog"),
        BaselineAllLevels,
        OursAllLevels,
    ];

    /// <summary>Log level of the category Microsoft.AspNetCore, Warning in the templates of .NET.</summary>
    public string FrameworkLevel { get; init; } = "Warning";

    /// <summary>Whether ours writes a log line for each request. Hand-wired OpenTelemetry has none, so the comparison omits it.</summary>
    public bool HasRequestLine { get; init; }

    public bool UsesOtlp { get; init; } = true;

    public string Environment { get; init; } = "Production";

    public Dictionary<string, string> Variables { get; init; } = [];
}
