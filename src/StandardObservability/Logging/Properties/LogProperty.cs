namespace StandardObservability.Logging.Properties;

/// <summary>A property of a call or a scope, as it may stand in a line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, without secrets; the items of a collection have still to be asked for.</param>
internal readonly record struct LogProperty(PropertyName Name, object? Value);
