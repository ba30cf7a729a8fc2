namespace StandardObservability.Export.Otlp;

/// <summary>Where a message of OTLP holds text that the service wrote: its fields by number.</summary>
/// <remarks>
/// Source: opentelemetry-proto 1.5, <c>trace.proto</c>, <c>metrics.proto</c>, <c>logs.proto</c>, <c>common.proto</c>. What is not
/// listed is copied as it is: ids, trace state, numbers, the names of metrics, scopes and schemas, and fields of later versions.
/// </remarks>
internal sealed class OtlpShape
{
    /// <summary>A field that is a text.</summary>
    public static readonly OtlpShape Text = new();

    /// <summary>Key (1) and value (2), which go together.</summary>
    public static readonly OtlpShape KeyValue = new();

    /// <summary>Any value: text (1), array (5) and list of key and value (6) are looked into, bytes (7) and numbers are not.</summary>
    private static readonly OtlpShape AnyValue = CreateAnyValue();

    private static readonly OtlpShape Resource = Of((1, KeyValue));
    private static readonly OtlpShape Scope = Of((3, KeyValue));

    private static readonly OtlpShape Traces = Request(Of((5, Text), (9, KeyValue), (11, Of((2, Text), (3, KeyValue))), (13, Of((4, KeyValue))), (15, Of((2, Text)))));

    private static readonly OtlpShape Metrics = Request(CreateMetric());

    private static readonly OtlpShape Logs = Request(Of((5, AnyValue), (6, KeyValue), (12, Text)));

    /// <summary>By field number; the highest in use is 15.</summary>
    private readonly OtlpShape?[] _fields = new OtlpShape?[16];

    public static OtlpShape OfRequest(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => Traces,
        OtlpSignal.Metrics => Metrics,
        _ => Logs,
    };

    /// <summary>The shape of a field, or <see langword="null"/> when there is nothing to look for.</summary>
    public OtlpShape? Field(int number) => number < _fields.Length ? _fields[number] : null;

    /// <summary>request -> resource_x (1) -> resource (1) and scope_x (2) -> scope (1) and items (2)</summary>
    private static OtlpShape Request(OtlpShape item) => Of((1, Of((1, Resource), (2, Of((1, Scope), (2, item))))));

    private static OtlpShape CreateMetric()
    {
        var exemplar = Of((7, KeyValue));
        var number = Of((1, Of((7, KeyValue), (5, exemplar))));
        var histogram = Of((1, Of((9, KeyValue), (8, exemplar))));
        var exponential = Of((1, Of((1, KeyValue), (11, exemplar))));
        var summary = Of((1, Of((7, KeyValue))));
        return Of((5, number), (7, number), (9, histogram), (10, exponential), (11, summary), (12, KeyValue));
    }

    private static OtlpShape CreateAnyValue()
    {
        var value = new OtlpShape().With((1, Text));
        KeyValue.With((2, value));
        return value.With((5, Of((1, value))), (6, Of((1, KeyValue))));
    }

    private static OtlpShape Of(params ReadOnlySpan<(int Number, OtlpShape Shape)> fields) => new OtlpShape().With(fields);

    private OtlpShape With(params ReadOnlySpan<(int Number, OtlpShape Shape)> fields)
    {
        foreach (var (number, shape) in fields)
        {
            _fields[number] = shape;
        }

        return this;
    }
}
