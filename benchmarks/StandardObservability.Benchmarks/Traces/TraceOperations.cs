namespace StandardObservability.Benchmarks.Traces;

/// <summary>What is timed about traces, as the results name it.</summary>
internal static class TraceOperations
{
    public const string Id = "Trace id";
    public const string Extract = "Extract";
    public const string Inject = "Inject";
    public const string DecideRandom = "Sampler, random ids";
    public const string DecideTime = "Sampler, ids with the time";
    public const string RootSpan = "Root span";
}
