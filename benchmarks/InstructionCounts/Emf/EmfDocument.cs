using OpenTelemetry.Resources;
using StandardObservability;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;

namespace InstructionCounts.Emf;

/// <summary>Writes one EMF document with a number of counters and three dimensions, by the library's document writer.</summary>
internal sealed class EmfDocument : ICase
{
    private static readonly ServiceIdentity Identity = ServiceIdentity.FromResource(new Resource([new("service.name", "checkout"), new("deployment.environment.name", "production")]));

    private readonly EmfDocumentWriter _documents = new(new EmfHeadWriter("Shop", agent: null, new RedactionPolicy(new RedactionOptions())), maxBytes: 16_000);
    private readonly DimensionGroup _group = new(["route"], ["/orders/{id}"]);

    public EmfDocument(int metrics)
    {
        for (var i = 0; i < metrics; i++)
        {
            var series = new MetricSeries(new MetricText(Name(i), "{order}"), SeriesKind.Count);
            ((SumValue)series.Value).Add(Value(i));
            _group.Add(series);
        }
    }

    /// <summary>The document with its line end.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            _documents.Clear();
            Write();
            return _documents.Lines.Written;
        }
    }

    /// <summary>Timestamp of every document, in milliseconds since 1970.</summary>
    public static long Timestamp => 1_795_000_000_000;

    public static string Name(int metric) => $"orders.placed.{metric}";

    public static long Value(int metric) => 1000 + (metric * 37);

    public void Dispose()
    {
        // Memory only.
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            _documents.Clear();
            Write();
        }
    }

    private void Write()
    {
        _documents.Begin(Identity, Timestamp);
        _documents.Write(_group);
    }
}
