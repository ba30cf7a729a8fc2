namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Describes an OTLP message type to the payload reader: which fields lead to items and to text that the service wrote.</summary>
/// <remarks>
/// Source: opentelemetry-proto 1.5, <c>trace.proto</c>, <c>metrics.proto</c>, <c>logs.proto</c>, <c>common.proto</c>. Fields that are
/// not listed contain neither: ids, trace state, numbers, names of metrics, scopes and schemas, and fields of later versions.
/// </remarks>
internal sealed class OtlpMessageDescriptor
{
    /// <summary>A string that may contain secrets.</summary>
    public static readonly OtlpMessageDescriptor Text = new() { Repeats = RepeatedField.Text };

    /// <summary>The key of an attribute. It decides whether the value is secret.</summary>
    public static readonly OtlpMessageDescriptor Key = new();

    /// <summary>Key (1) and value (2) of an attribute.</summary>
    private static readonly OtlpMessageDescriptor KeyValue = new() { Repeats = RepeatedField.Attribute };

    /// <summary>An attribute's value: string (1), array (5), list of key and value (6) and bytes (7), which may be a text. Numbers are not read.</summary>
    private static readonly OtlpMessageDescriptor AnyValue = CreateAnyValue();

    private static readonly OtlpMessageDescriptor Resource = Create((1, KeyValue));
    private static readonly OtlpMessageDescriptor Scope = Create((3, KeyValue));

    private static readonly OtlpMessageDescriptor Traces = CreateRequest(CreateSpan());
    private static readonly OtlpMessageDescriptor Metrics = CreateRequest(CreateMetric());
    private static readonly OtlpMessageDescriptor Logs = CreateRequest(CreateLogRecord());

    /// <summary>By field number; the highest in use is 15.</summary>
    private readonly OtlpMessageDescriptor?[] _fields = new OtlpMessageDescriptor?[16];

    /// <summary>Whether one message of this type is one item: a span, a metric point or a log record.</summary>
    public bool IsItem { get; private init; }

    /// <summary>Whether attributes of this message describe an exception whose type has no namespace.</summary>
    public bool HasExceptions { get; private init; }

    /// <summary>Whether fields of this type often have the same content as others.</summary>
    public RepeatedField Repeats { get; private init; }

    /// <summary>Whether a field of this message may change for another reason than its content.</summary>
    public bool DecidesAboutFields => HasExceptions || IsExemplar;

    /// <summary>Whether messages of this type are exemplars of metrics.</summary>
    public bool IsExemplar { get; private init; }

    /// <summary>Whether messages of this type contain items.</summary>
    public bool ContainsItems { get; private set; }

    public static OtlpMessageDescriptor ForRequest(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => Traces,
        OtlpSignal.Metrics => Metrics,
        _ => Logs,
    };

    /// <summary>The type of a field, or <see langword="null"/> when the reader skips the field.</summary>
    public OtlpMessageDescriptor? Field(int number) => (uint)number < (uint)_fields.Length ? _fields[number] : null;

    /// <summary>request -> resource_x (1) -> resource (1) and scope_x (2) -> scope (1) and span, metric or log record (2)</summary>
    private static OtlpMessageDescriptor CreateRequest(OtlpMessageDescriptor inner) => Create((1, Create((1, Resource), (2, Create((1, Scope), (2, inner))))));

    private static OtlpMessageDescriptor CreateSpan()
    {
        var spanEvent = Create((2, Text), (3, KeyValue));
        var link = Create((4, KeyValue));
        var status = Create((2, Text));
        return CreateItem((5, Text), (9, KeyValue), (11, spanEvent), (13, link), (15, status));
    }

    private static OtlpMessageDescriptor CreateMetric()
    {
        var exemplar = new OtlpMessageDescriptor { IsExemplar = true }.With((7, KeyValue));
        var number = Create((1, CreateItem((7, KeyValue), (5, exemplar))));
        var histogram = Create((1, CreateItem((9, KeyValue), (8, exemplar))));
        var exponential = Create((1, CreateItem((1, KeyValue), (11, exemplar))));
        var summary = Create((1, CreateItem((7, KeyValue))));
        return Create((5, number), (7, number), (9, histogram), (10, exponential), (11, summary), (12, KeyValue));
    }

    private static OtlpMessageDescriptor CreateLogRecord()
        => new OtlpMessageDescriptor { IsItem = true, HasExceptions = true }.With((5, AnyValue), (6, KeyValue), (12, Text));

    private static OtlpMessageDescriptor CreateAnyValue()
    {
        var value = new OtlpMessageDescriptor().With((1, Text), (7, Text));
        KeyValue.With((1, Key), (2, value));
        return value.With((5, Create((1, value))), (6, Create((1, KeyValue))));
    }

    private static OtlpMessageDescriptor Create(params ReadOnlySpan<(int Number, OtlpMessageDescriptor Type)> fields)
        => new OtlpMessageDescriptor().With(fields);

    private static OtlpMessageDescriptor CreateItem(params ReadOnlySpan<(int Number, OtlpMessageDescriptor Type)> fields)
        => new OtlpMessageDescriptor { IsItem = true }.With(fields);

    private OtlpMessageDescriptor With(params ReadOnlySpan<(int Number, OtlpMessageDescriptor Type)> fields)
    {
        foreach (var (number, type) in fields)
        {
            _fields[number] = type;
            ContainsItems |= type.IsItem || type.ContainsItems;
        }

        return this;
    }
}
