namespace StandardObservability.Benchmarks.StartUp;

/// <summary>What kind of program starts, and what its first answer is.</summary>
internal enum StartShape
{
    /// <summary>A minimal API. The answer is the response to the first request.</summary>
    Web,

    /// <summary>A worker. The answer is a line after its first message.</summary>
    Worker,

    /// <summary>A host as in a Lambda function: one invocation and a flush. The answer is a line after the flush.</summary>
    Lambda,
}
