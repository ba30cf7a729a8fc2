using System.Diagnostics.Metrics;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics;

/// <summary>Measures what the .NET runtime's own metrics of the process do not contain. Every host of the process collects the same meter.</summary>
internal static class ProcessMeter
{
    private static readonly Meter Meter = Create();

    /// <summary>Creates the meter once.</summary>
    public static void Ensure() => _ = Meter;

    private static Meter Create()
    {
        var meter = new Meter(MeterNames.Process);
        var limit = new MemoryLimit(File.Exists, File.ReadAllText, Environment.GetEnvironmentVariable);
        meter.CreateObservableUpDownCounter(
            MetricNames.ContainerMemoryLimit,
            () => limit.Read() is { } bytes ? [new Measurement<long>(bytes)] : Array.Empty<Measurement<long>>(),
            "By",
            "Memory that the container may use.");
        return meter;
    }
}
