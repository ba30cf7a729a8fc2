using System.Diagnostics;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Logs a burst of events in a span and waits until they are written.</summary>
/// <remarks>A burst fits into every queue. Without the wait, the benchmark would measure how fast a full queue drops.</remarks>
internal sealed class LogBurst(LogPipeline pipeline) : IDisposable
{
    public const int Events = 1000;

    /// <summary>With a third of this number, some processes were measured before their code was fully optimized.</summary>
    private const int WarmUps = 12;

    /// <summary>Pause for tiered compilation, which does not run while the process is busy.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly Activity _span = new Activity("benchmark").SetIdFormat(ActivityIdFormat.W3C).Start();
    private long _handedOver;

    public void WarmUp()
    {
        for (var i = 0; i < WarmUps; i++)
        {
            Run(bursts: 50);
            Thread.Sleep(Pause);
        }
    }

    public void Run(int bursts)
    {
        for (var i = 0; i < bursts; i++)
        {
            Run();
        }
    }

    public void Run()
    {
        Activity.Current = _span;
        for (var i = 0; i < Events; i++)
        {
            Log.Placed(pipeline.Logger, i, "B00K", 12.5);
        }

        _handedOver += Events;
        pipeline.AwaitArrival(_handedOver);
    }

    public void Dispose() => _span.Dispose();
}
