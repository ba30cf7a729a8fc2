using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>Trace ids, headers, samplers and a root span.</summary>
internal static class TraceGroup
{
    private const double RootSpanLimit = 1.1;
    private const double ExtractLimit = 1.3;
    private const double InjectLimit = 1.5;
    private const double SamplerLimit = 1.2;
    private const int Calls = 10_000;

    /// <summary>The <c>traceparent</c> string that .NET needs as the parent, created from an X-Ray header.</summary>
    public const double TraceParentBytes = 136;

    public static InstructionGroup Create() => new("Instructions per trace", """
        `id`: a new trace id by .NET, with X-Ray's time prefix by us, and with the same prefix and cryptographic random bytes (part of that
        runs in the kernel, where nothing is counted). `extract`: from a header to the parent of a span; `w3c` is .NET's propagator with a
        `traceparent`, `ours-xray` ours with an `X-Amzn-Trace-Id` that has been decided, as messages have it; `ours-xray-request` is the same for
        ASP.NET Core, which takes a parent as a `traceparent` only: one string of 136 bytes more. `inject`: `w3c` builds and sets `traceparent` by
        OpenTelemetry's propagator, because .NET's builds it once per span and keeps it; `ours-xray` builds and sets `X-Amzn-Trace-Id`;
        `ours` is all that our propagator does, both headers with the `traceparent` there already. `sampler`: one trace of twenty, decided by
        ids that are random or start with the time. `rootspan`: recorded, five attributes, a batch to nowhere. `trace-unsampled`: a
        root span with two child spans and four debug log calls, all of them not sampled and not enabled; `-detail` is the same with
        `Observability:Traces:DetailAboveMilliseconds`, whose details are discarded at the end.
        """)
    {
        Cases =
        [
            InstructionCase.Theirs("id-runtime", Calls),
            InstructionCase.Theirs("id-cryptographic", Calls) with { Baseline = "id-runtime" },
            InstructionCase.Ours("id-xray", "id-runtime", Calls),
            InstructionCase.Theirs("extract-w3c", Calls),
            InstructionCase.Theirs("extract-w3c-opentelemetry", Calls) with { Baseline = "extract-w3c" },
            InstructionCase.Ours("extract-ours-w3c", "extract-w3c", Calls),
            InstructionCase.Ours("extract-ours-xray", "extract-w3c", Calls),
            InstructionCase.Ours("extract-ours-xray-request", "extract-w3c", Calls),
            InstructionCase.Theirs("inject-w3c", Calls),
            InstructionCase.Ours("inject-ours-xray", "inject-w3c", Calls),
            InstructionCase.Ours("inject-ours", "inject-w3c", Calls),
            InstructionCase.Theirs("sampler-sdk-random", Calls),
            InstructionCase.Ours("sampler-ours-random", "sampler-sdk-random", Calls),
            InstructionCase.Theirs("sampler-sdk-time", Calls),
            InstructionCase.Ours("sampler-ours-time", "sampler-sdk-time", Calls),
            InstructionCase.Theirs("rootspan-default", Calls),
            InstructionCase.Ours("rootspan-xray", "rootspan-default", Calls),
            InstructionCase.Ours("trace-unsampled", "trace-unsampled", Calls),
            InstructionCase.Ours("trace-unsampled-detail", "trace-unsampled", Calls),
        ],
        Bars = Bars,
    };

    private static IEnumerable<Bar> Bars(Costs costs) =>
    [
        costs.SameBytes("id-xray", "id-runtime"),
        costs.AtMost(ExtractLimit, "extract-ours-xray", "extract-w3c"),
        costs.SameBytes("extract-ours-xray", "extract-w3c"),
        costs.AtMost(ExtractLimit, "extract-ours-xray-request", "extract-w3c"),
        costs.AddsAtMost(TraceParentBytes, "extract-ours-xray-request", "extract-w3c"),
        costs.AtMost(InjectLimit, "inject-ours-xray", "inject-w3c"),
        costs.AtMost(SamplerLimit, "sampler-ours-random", "sampler-sdk-random"),
        costs.AtMost(SamplerLimit, "sampler-ours-time", "sampler-sdk-time"),
        costs.AtMost(RootSpanLimit, "rootspan-xray", "rootspan-default"),
        costs.SameBytes("rootspan-xray", "rootspan-default"),
    ];
}
