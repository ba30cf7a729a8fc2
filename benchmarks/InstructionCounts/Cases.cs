using InstructionCounts.Emf;
using InstructionCounts.Export;
using InstructionCounts.Logs;
using InstructionCounts.Requests;
using InstructionCounts.Requests.Overhead;
using InstructionCounts.Traces;

namespace InstructionCounts;

/// <summary>Creates the cases by name.</summary>
internal static class Cases
{
    private const string Counter = "counter-";
    private const string Export = "export-";
    private const string Histogram = "histogram-";
    private const string Priced = "priced-";

    public static ICase Create(string name) => name switch
    {
        "emf-1-floor" => new CachedFragments(1),
        "emf-1-ours" => new EmfDocument(1),
        "emf-10-floor" => new CachedFragments(10),
        "emf-10-ours" => new EmfDocument(10),
        "emf-100-floor" => new CachedFragments(100),
        "emf-100-ours" => new EmfDocument(100),
        "log-console-json" => new ConsoleJson(),
        "log-ours" => new OurLine(),
        "request-telemetry" => new OrderTelemetry(hasPolicy: false),
        "request-telemetry-policy" => new OrderTelemetry(hasPolicy: true),
        "request" => new WebRequest(),
        _ when name.StartsWith(Counter, StringComparison.Ordinal) => new CounterCase(name[Counter.Length..]),
        _ when name.StartsWith(Export, StringComparison.Ordinal) => new ExportCycle(name[Export.Length..]),
        _ when name.StartsWith(Histogram, StringComparison.Ordinal) => new HistogramCase(name[Histogram.Length..]),
        _ when name.StartsWith(Priced, StringComparison.Ordinal) => new PricedRequest(name[Priced.Length..]),
        _ => TraceCases.Create(name),
    };
}
