namespace StandardObservability.Tests.Instrumentations;

/// <summary>Ends when <see cref="EmptyJob"/> has run.</summary>
public sealed class JobSignal
{
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
