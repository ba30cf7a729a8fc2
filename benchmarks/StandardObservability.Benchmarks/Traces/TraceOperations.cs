namespace StandardObservability.Benchmarks.Traces;

/// <summary>The trace operations, with their names in the results.</summary>
internal static class TraceOperations
{
    public const string Id = "Trace id";
    public const string Extract = "Extract";
    public const string Inject = "Inject";
    public const string DecideRandom = "Sampler, random ids";
    public const string DecideTime = "Sampler, ids with the time";
    public const string RootSpan = "Root span";
}
