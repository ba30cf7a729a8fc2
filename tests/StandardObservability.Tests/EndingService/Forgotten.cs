using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace EndingService;

/// <summary>A source and a meter that no setting names. .NET creates them when the class is used first, which is after the host is built.</summary>
internal static class Forgotten
{
    public static readonly ActivitySource Source = new("Forgotten.Source");
    public static readonly Meter Meter = new("Forgotten.Meter");
    public static readonly Counter<long> Done = Meter.CreateCounter<long>("done");
}
