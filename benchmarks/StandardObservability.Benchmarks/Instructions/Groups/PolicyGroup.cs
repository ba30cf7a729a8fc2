using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>What an enforced policy adds to a request.</summary>
internal static class PolicyGroup
{
    private const string Request = "request";
    private const string Without = "request-telemetry";
    private const string With = "request-telemetry-policy";
    private const double Limit = 2;
    private const int Requests = 10_000;

    public static InstructionGroup Create() => new("Instructions of the policy's gate at run time", """
        `request`: over a loopback connection to Kestrel, on all threads and with its client, until its telemetry is exported to nowhere: a server
        span, a span with five attributes, a client span with three, a counter, a histogram, a log line, and the request's own line and metrics.
        It varies by 3 %, so the policy is counted apart. `request-telemetry`: the same spans, metrics and line without the server; `-policy` with the
        policy of samples/Acme.Telemetry, which is enforced at run time and kept.
        """)
    {
        Cases =
        [
            InstructionCase.Theirs(Request, Requests / 2),
            InstructionCase.Ours(Without, Without, Requests),
            InstructionCase.Ours(With, Without, Requests),
        ],
        Bars = static costs => (Bar[])
        [
            Bar.AtMost("instructions of the policy in % of a request", Limit, 100 * (costs[With].Instructions - costs[Without].Instructions) / costs[Request].Instructions, " %", isGate: true),
        ],
        Tolerance = 1.05,
    };
}
