namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Type of an attribute's values, as OpenTelemetry's semantic conventions define them.</summary>
internal enum AttributeType
{
    /// <summary>Any type.</summary>
    Any,

    /// <summary><c>string</c>, also one of defined members.</summary>
    String,

    /// <summary><c>int</c>.</summary>
    Int,

    /// <summary><c>double</c>.</summary>
    Double,

    /// <summary><c>boolean</c>.</summary>
    Boolean,

    /// <summary><c>string[]</c>.</summary>
    StringArray,

    /// <summary><c>int[]</c>.</summary>
    IntArray,

    /// <summary><c>double[]</c>.</summary>
    DoubleArray,

    /// <summary><c>boolean[]</c>.</summary>
    BooleanArray,

    /// <summary><c>template[T]</c>: the key is the beginning of keys.</summary>
    Template,
}
