namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>The tags of the fields that are written: the number of a field and its wire type.</summary>
/// <remarks>Source: opentelemetry-proto 1.5, <c>trace.proto</c> and <c>common.proto</c>.</remarks>
internal static class SpanFields
{
    public const byte TraceId = (1 << 3) | Bytes;
    public const byte SpanId = (2 << 3) | Bytes;
    public const byte TraceState = (3 << 3) | Bytes;
    public const byte ParentSpanId = (4 << 3) | Bytes;
    public const byte Name = (5 << 3) | Bytes;
    public const byte Kind = (6 << 3) | Varint;
    public const byte StartTime = (7 << 3) | Fixed64;
    public const byte EndTime = (8 << 3) | Fixed64;
    public const byte Attribute = (9 << 3) | Bytes;
    public const byte DroppedAttributes = (10 << 3) | Varint;
    public const byte Event = (11 << 3) | Bytes;
    public const byte DroppedEvents = (12 << 3) | Varint;
    public const byte Link = (13 << 3) | Bytes;
    public const byte DroppedLinks = (14 << 3) | Varint;
    public const byte Status = (15 << 3) | Bytes;

    /// <summary>The tag of the flags has two bytes, because the field has the number 16.</summary>
    public const byte FlagsFirst = 0x80 | Fixed32;
    public const byte FlagsSecond = 1;

    public const byte EventTime = (1 << 3) | Fixed64;
    public const byte EventName = (2 << 3) | Bytes;
    public const byte EventAttribute = (3 << 3) | Bytes;
    public const byte EventDroppedAttributes = (4 << 3) | Varint;
    public const byte LinkAttribute = (4 << 3) | Bytes;
    public const byte LinkDroppedAttributes = (5 << 3) | Varint;
    public const byte LinkFlags = (6 << 3) | Fixed32;
    public const byte StatusMessage = (2 << 3) | Bytes;
    public const byte StatusCode = (3 << 3) | Varint;

    public const byte ResourceSpans = (1 << 3) | Bytes;
    public const byte ScopeSpans = (2 << 3) | Bytes;
    public const byte Scope = (1 << 3) | Bytes;
    public const byte Span = (2 << 3) | Bytes;
    public const byte ScopeSchema = (3 << 3) | Bytes;
    public const byte ScopeName = (1 << 3) | Bytes;
    public const byte ScopeVersion = (2 << 3) | Bytes;
    public const byte ScopeAttribute = (3 << 3) | Bytes;
    public const byte ScopeDroppedAttributes = (4 << 3) | Varint;

    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;
}
