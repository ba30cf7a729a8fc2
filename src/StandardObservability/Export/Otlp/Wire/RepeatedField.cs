namespace StandardObservability.Export.Otlp.Wire;

/// <summary>The fields of OTLP messages that often repeat.</summary>
internal enum RepeatedField
{
    /// <summary>Other fields.</summary>
    None,

    /// <summary>A text, for example the name of a span.</summary>
    Text,

    /// <summary>An attribute with its key and value.</summary>
    Attribute,
}
