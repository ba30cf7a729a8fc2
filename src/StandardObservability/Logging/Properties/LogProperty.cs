using StandardObservability.Logging.Json;

namespace StandardObservability.Logging.Properties;

/// <summary>A property of a call or a scope, as it may stand in a line.</summary>
internal struct LogProperty
{
    public PropertyName Name;

    /// <summary>The value, without secrets; the items of a collection have still to be asked for.</summary>
    public object? Value;

    /// <summary>Where the value stands in the message, when it is written there as it is in a field; else nowhere.</summary>
    public TextSpan InMessage;
}
