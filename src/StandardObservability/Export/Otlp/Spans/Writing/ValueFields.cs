namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>The tags of the fields of attributes.</summary>
/// <remarks>Source: opentelemetry-proto 1.5, <c>common.proto</c>, <c>KeyValue</c> and <c>AnyValue</c>.</remarks>
internal static class ValueFields
{
    public const byte Key = 0x0a;
    public const byte Value = 0x12;

    public const byte Text = 0x0a;
    public const byte Boolean = 0x10;
    public const byte Integer = 0x18;
    public const byte Double = 0x21;
    public const byte Array = 0x2a;
    public const byte List = 0x32;
    public const byte Bytes = 0x3a;

    /// <summary>An item of an array, and a member of a list.</summary>
    public const byte Item = 0x0a;
}
