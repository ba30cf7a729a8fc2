namespace StandardObservability.Benchmarks.Requests;

/// <summary>Trace headers of a caller, in W3C or X-Ray format.</summary>
internal static class TraceHeaders
{
    /// <summary>W3C headers with a state that OpenTelemetry rewrites, and an X-Ray header.</summary>
    private static readonly string[] Kinds =
    [
        "traceparent: 00-6553f1008a3c60b291d4a7e5f0c3b2d1-53995c3f42cd8ad8-01\r\ntracestate: shop=1 , cart=2\r\n",
        "X-Amzn-Trace-Id: Root=1-6553f100-8a3c60b291d4a7e5f0c3b2d1;Parent=53995c3f42cd8ad8;Sampled=1\r\n",
    ];

    public static string Of(int caller) => Kinds[caller % Kinds.Length];
}
