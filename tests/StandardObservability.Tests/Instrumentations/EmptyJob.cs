using Quartz;

namespace StandardObservability.Tests.Instrumentations;

/// <summary>A job of Quartz.NET that does nothing.</summary>
public sealed class EmptyJob(JobSignal signal) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        signal.Ended.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
