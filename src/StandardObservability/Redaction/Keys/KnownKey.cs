namespace StandardObservability.Redaction.Keys;

/// <summary>A key and which of its values are secret.</summary>
internal sealed record KnownKey(string Key, KeySecrecy Secrecy);
