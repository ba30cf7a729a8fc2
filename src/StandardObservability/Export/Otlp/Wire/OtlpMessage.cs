namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Where a message of OTLP holds text that the service wrote: its fields by number.</summary>
/// <remarks>
/// Source: opentelemetry-proto 1.5, <c>trace.proto</c>, <c>metrics.proto</c>, <c>logs.proto</c>, <c>common.proto</c>. What is not
/// listed is copied as it is: ids, trace state, numbers, the names of metrics, scopes and schemas, and fields of later versions.
/// </remarks>
internal sealed class OtlpMessage
{
    /// <summary>A field that is a text.</summary>
    public static readonly OtlpMessage Text = new();

    /// <summary>Key (1) and value (2), which go together.</summary>
    public static readonly OtlpMessage KeyValue = new();

    /// <summary>Any value: text (1), array (5) and list of key and value (6) are looked into, bytes (7) and numbers are not.</summary>
    private static readonly OtlpMessage AnyValue = CreateAnyValue();

    private static readonly OtlpMessage Resource = Create((1, KeyValue));
    private static readonly OtlpMessage Scope = Create((3, KeyValue));

    private static readonly OtlpMessage Traces = Request(Create((5, Text), (9, KeyValue), (11, Create((2, Text), (3, KeyValue))), (13, Create((4, KeyValue))), (15, Create((2, Text)))));

    private static readonly OtlpMessage Metrics = Request(CreateMetric());

    private static readonly OtlpMessage Logs = Request(Create((5, AnyValue), (6, KeyValue), (12, Text)));

    /// <summary>By field number; the highest in use is 15.</summary>
    private readonly OtlpMessage?[] _fields = new OtlpMessage?[16];

    public static OtlpMessage ForRequest(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => Traces,
        OtlpSignal.Metrics => Metrics,
        _ => Logs,
    };

    /// <summary>The shape of a field, or <see langword="null"/> when there is nothing to look for.</summary>
    public OtlpMessage? Field(int number) => number < _fields.Length ? _fields[number] : null;

    /// <summary>request -> resource_x (1) -> resource (1) and scope_x (2) -> scope (1) and items (2)</summary>
    private static OtlpMessage Request(OtlpMessage item) => Create((1, Create((1, Resource), (2, Create((1, Scope), (2, item))))));

    private static OtlpMessage CreateMetric()
    {
        var exemplar = Create((7, KeyValue));
        var number = Create((1, Create((7, KeyValue), (5, exemplar))));
        var histogram = Create((1, Create((9, KeyValue), (8, exemplar))));
        var exponential = Create((1, Create((1, KeyValue), (11, exemplar))));
        var summary = Create((1, Create((7, KeyValue))));
        return Create((5, number), (7, number), (9, histogram), (10, exponential), (11, summary), (12, KeyValue));
    }

    private static OtlpMessage CreateAnyValue()
    {
        var value = new OtlpMessage().With((1, Text));
        KeyValue.With((2, value));
        return value.With((5, Create((1, value))), (6, Create((1, KeyValue))));
    }

    private static OtlpMessage Create(params ReadOnlySpan<(int Number, OtlpMessage Shape)> fields) => new OtlpMessage().With(fields);

    private OtlpMessage With(params ReadOnlySpan<(int Number, OtlpMessage Shape)> fields)
    {
        foreach (var (number, shape) in fields)
        {
            _fields[number] = shape;
        }

        return this;
    }
}
