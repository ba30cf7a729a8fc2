namespace StandardObservability.Tests.Redaction;

/// <summary>A text that contains a secret.</summary>
/// <param name="Kind">The kind of secret.</param>
/// <param name="Text">The text.</param>
/// <param name="Secret">The part that must be redacted.</param>
public sealed record SecretSample(string Kind, string Text, string Secret);
