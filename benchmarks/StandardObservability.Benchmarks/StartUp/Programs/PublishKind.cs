namespace StandardObservability.Benchmarks.StartUp.Programs;

/// <summary>How a program is published.</summary>
internal enum PublishKind
{
    FrameworkDependent,
    ReadyToRun,
    NativeAot,
}
