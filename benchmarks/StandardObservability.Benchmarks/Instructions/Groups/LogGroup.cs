using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions.Groups;

/// <summary>A log call until its line is written.</summary>
internal static class LogGroup
{
    private const string Theirs = "log-console-json";
    private const string Ours = "log-ours";
    private const double Limit = 0.35;
    private const int Events = 10_000;

    /// <summary>Boxes of the caller's two numbers, which the log state needs.</summary>
    private const double BoxBytes = 48;

    public static InstructionGroup Create() => new("Instructions per log event", """
        A generated method with a number, a text and another number, in a span, on all threads, until the line is written to a null output: .NET's
        console logger with its JSON formatter, and ours with redaction.
        """)
    {
        Cases = [InstructionCase.Theirs(Theirs, Events), InstructionCase.Ours(Ours, Theirs, Events)],
        Bars = static costs => (Bar[])
        [
            costs.AtMost(Limit, Ours, Theirs),
            Bar.AtMost($"bytes of {Ours}, of which the caller's two numbers are {BoxBytes}", BoxBytes, costs[Ours].Bytes, " B", isGate: true),
        ],
        Tolerance = 1.05,
    };
}
