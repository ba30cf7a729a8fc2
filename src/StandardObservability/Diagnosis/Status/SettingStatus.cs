namespace StandardObservability.Diagnosis.Status;

/// <summary>The effective value of one setting.</summary>
/// <param name="Key">The key below the section <c>Observability</c>.</param>
/// <param name="Value">The value as text, without secrets; <see langword="null"/> when it is empty.</param>
/// <param name="Source"><c>default</c>, <c>configuration</c>, <c>code</c>, or the name of an environment variable.</param>
public sealed record SettingStatus(string Key, string? Value, string Source);
