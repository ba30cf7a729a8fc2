namespace StandardObservability.Benchmarks.Saturation;

/// <summary>How requests arrive, and how their code is compiled.</summary>
/// <param name="Name">Name in the results.</param>
/// <param name="RequestsPerSecond">Arrivals a second, or <see langword="null"/> if each caller sends the next request when it has the answer.</param>
/// <param name="IsFullyCompiled">Whether all code is optimized when it is first called.</param>
internal sealed record SaturationMode(string Name, int? RequestsPerSecond, bool IsFullyCompiled)
{
    /// <summary>More than a core serves with any telemetry.</summary>
    private const int BeyondCapacity = 25_000;

    public static SaturationMode Closed { get; } = new("closed loop", null, IsFullyCompiled: false);

    public static SaturationMode Arrivals { get; } = new($"{BeyondCapacity:N0} requests a second", BeyondCapacity, IsFullyCompiled: false);

    public static SaturationMode FullyCompiled { get; } = new("closed loop, fully compiled", null, IsFullyCompiled: true);

    public static IReadOnlyList<SaturationMode> All { get; } = [Closed, Arrivals, FullyCompiled];

    public Dictionary<string, string> Variables => IsFullyCompiled ? new() { ["DOTNET_TieredCompilation"] = "0", ["DOTNET_ReadyToRun"] = "0" } : [];
}
