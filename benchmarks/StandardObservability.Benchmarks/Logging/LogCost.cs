using System.Globalization;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>The cost of a log event for the whole process, because background threads may do half of the work.</summary>
/// <param name="CpuNanoseconds">Processor time per event.</param>
/// <param name="Bytes">Allocated bytes per event.</param>
internal sealed record LogCost(double CpuNanoseconds, double Bytes)
{
    private const double NanosecondsPerTick = 100;

    /// <summary>Measures in this process, which should do nothing else.</summary>
    public static LogCost Measure(string pipelineName, int bursts)
    {
        using var pipeline = LogPipeline.Create(pipelineName);
        using var burst = new LogBurst(pipeline);
        burst.WarmUp();
        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));
        burst.Run(bursts);
        double events = bursts * LogBurst.Events;
        return new LogCost(
            (Environment.CpuUsage.TotalTime - cpu).Ticks * NanosecondsPerTick / events,
            (GC.GetTotalAllocatedBytes(precise: true) - bytes) / events);
    }

    public static LogCost Parse(string text)
    {
        var figures = text.Split(' ').Select(static f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
        return new LogCost(figures[0], figures[1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CpuNanoseconds} {Bytes}");
}
