namespace StandardObservability.Benchmarks.Requests;

/// <summary>The trace that a caller brings, in one of the two ways.</summary>
internal static class TraceHeaders
{
    /// <summary>A state that OpenTelemetry writes differently when it reads it, and a header of X-Ray.</summary>
    private static readonly string[] Kinds =
    [
        "traceparent: 00-6553f1008a3c60b291d4a7e5f0c3b2d1-53995c3f42cd8ad8-01\r\ntracestate: shop=1 , cart=2\r\n",
        "X-Amzn-Trace-Id: Root=1-6553f100-8a3c60b291d4a7e5f0c3b2d1;Parent=53995c3f42cd8ad8;Sampled=1\r\n",
    ];

    public static string Of(int caller) => Kinds[caller % Kinds.Length];
}
