using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>What telemetry adds to a whole request, compared with hand-wired OpenTelemetry.</summary>
internal static class RequestGroup
{
    private const string Bare = "priced-bare";
    private const string HandWired = "priced-handwired";
    private const int Requests = 3000;

    /// <summary>Threads that wait do not spin, and garbage is collected as often in each run.</summary>
    private static readonly string[] Environment = ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0", "DOTNET_GCgen0size=0x1000000"];

    public static InstructionGroup Create() => new("Instructions of a whole request", """
        The request of `RequestOverhead/RequestApp`, each with another path, over a loopback connection to Kestrel, on all threads and with its client and
        its receiver, until everything is sent: a server span, a child span, a counter, a histogram and a log event. `handwired` sends three signals by
        OTLP; `otlp` and `emf` are this library with JSON logs and metrics by OTLP or in embedded metric format, `line` with the request log line, and
        `few` samples 5 % of the traces. Both sides are counted at the receiver: a run that loses a span
        or a log record fails. Threads that wait do not spin. Native AOT optimizes without a profile, so the ratios are not those of processor time under the JIT.
        """)
    {
        Cases =
        [
            .. Theirs(Bare, HandWired, "priced-handwired-few"),
            .. Ours("priced-otlp", "priced-otlp-line", "priced-otlp-few", "priced-otlp-few-line", "priced-emf", "priced-emf-line"),
        ],
        Bars = static costs => (Bar[])
        [
            Overhead(costs, "priced-otlp", 0.8),
            Overhead(costs, "priced-otlp-line", 1),
            Overhead(costs, "priced-emf", 0.5),
            Overhead(costs, "priced-emf-line", 0.7),
            Overhead(costs, "priced-otlp-few", 0.35),
            Overhead(costs, "priced-otlp-few-line", 0.6),
        ],
        Tolerance = 1.05,
    };

    private static IEnumerable<InstructionCase> Theirs(params string[] names)
        => names.Select(static n => InstructionCase.Theirs(n, Requests) with { Baseline = HandWired, Environment = Environment });

    private static IEnumerable<InstructionCase> Ours(params string[] names)
        => names.Select(static n => InstructionCase.Ours(n, HandWired, Requests) with { Environment = Environment });

    private static Bar Overhead(Costs costs, string name, double limit) => Bar.AtMost(
        $"instructions over bare, {name} / {HandWired}",
        limit,
        (costs[name].Instructions - costs[Bare].Instructions) / (costs[HandWired].Instructions - costs[Bare].Instructions),
        "x",
        isGate: true);
}
