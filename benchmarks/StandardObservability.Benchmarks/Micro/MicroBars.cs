using StandardObservability.Benchmarks.Instructions.Groups;
using StandardObservability.Benchmarks.Logging;
using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.Traces;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>The limits for BenchmarkDotNet's figures: times are goals, bytes are gates.</summary>
internal static class MicroBars
{
    /// <summary>Tolerance for the noise of a shared machine. The limit for instructions is closer.</summary>
    private const double Tolerance = 1.15;

    public static IEnumerable<Bar> OfRecords(MicroRows rows) =>
    [
        Bytes("bytes that a record adds to plain OpenTelemetry's, most of all operations", rows.Compared.Max(rows.AddedBytes)),
        Time("time of a record, ours / plain, median of the operations", Tolerance, Figure.Median(rows.Compared.Select(rows.TimeRatio))),
    ];

    public static IEnumerable<Bar> OfDocuments(MicroRows rows) =>
    [
        Bytes("bytes that a document adds to its floor, most of all sizes", rows.Compared.Max(rows.AddedBytes)),
        .. rows.Compared.Select(row => Time($"time, ours / floor: {row.Group}", 1.25, rows.TimeRatio(row))),
    ];

    public static IEnumerable<Bar> OfExports(MicroRows rows)
    {
        double OwnPart(string exporter)
        {
            var cycle = rows.Compared.First(r => r.State == exporter);
            return cycle.Nanoseconds - rows.Find(cycle.Group, $"{exporter} none").Nanoseconds;
        }

        yield return Time("time of the exporter's own part, embedded metric format / OTLP", 1.5, OwnPart("emf") / OwnPart("otlp"));
    }

    public static IEnumerable<Bar> OfTraces(MicroRows rows)
    {
        var extract = rows.Find(TraceOperations.Extract, "ours xray");
        var request = rows.Find(TraceOperations.Extract, "ours xray of a request");
        var span = rows.Find(TraceOperations.RootSpan, "xray ids");
        return
        [
            Bar.AtLeast("time of a cryptographic id / of an X-Ray id of ours", 15, 1 / rows.TimeRatio(rows.Find(TraceOperations.Id, "xray")), "x", isGate: false),
            Time("time to extract, ours X-Ray / W3C", 1.3, rows.TimeRatio(extract)),
            Bytes("bytes that extracting X-Ray adds to extracting W3C", rows.AddedBytes(extract)),
            Time("time to extract for a request, ours X-Ray / W3C", 1.3, rows.TimeRatio(request)),
            Bar.AtMost("bytes that it adds for a request: the text that ASP.NET Core asks for", TraceGroup.TraceParentBytes, rows.AddedBytes(request), " B", isGate: true),
            Time("time to inject, ours X-Ray / W3C", 1.5, rows.TimeRatio(rows.Find(TraceOperations.Inject, "ours xray"))),
            Time("time of a decision on random ids, ours / OpenTelemetry", 1.2, rows.TimeRatio(rows.Find(TraceOperations.DecideRandom, "ours"))),
            Time("time of a decision on ids with the time, ours / OpenTelemetry", 1.2, rows.TimeRatio(rows.Find(TraceOperations.DecideTime, "ours"))),
            Time("time of a root span, X-Ray ids / default ids", 1.1, rows.TimeRatio(span)),
            Bytes("bytes that X-Ray ids add to a root span", rows.AddedBytes(span)),
        ];
    }

    public static IEnumerable<Bar> OfDisabledLevels(MicroRows rows)
    {
        var ours = rows.Find(DisabledLevelBenchmarks.Call, "ours");
        var added = ours.Nanoseconds - rows.Find(DisabledLevelBenchmarks.Call, "no provider").Nanoseconds;
        return [Bar.AtMost("time that a disabled level adds to a logger without providers", 3, added, " ns", isGate: false), Bytes("bytes of a disabled level", ours.Bytes)];
    }

    private static Bar Time(string promise, double limit, double ratio) => Bar.AtMost(promise, limit, ratio, "x", isGate: false);

    private static Bar Bytes(string promise, double bytes) => Bar.AtMost(promise, 0, bytes, " B", isGate: true);
}
