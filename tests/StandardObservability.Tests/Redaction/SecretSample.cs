namespace StandardObservability.Tests.Redaction;

/// <summary>A text with a secret in it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Secret">The part that must not leave.</param>
public sealed record SecretSample(string Kind, string Text, string Secret);
