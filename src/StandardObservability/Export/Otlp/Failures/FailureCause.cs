namespace StandardObservability.Export.Otlp.Failures;

/// <summary>A cause of failing exports.</summary>
/// <param name="Remedy">The cause and what to do, as sentences.</param>
/// <param name="Parts">Texts of which a message of this cause contains one.</param>
internal sealed record FailureCause(string Remedy, params string[] Parts)
{
    public bool Matches(string message) => Array.Exists(Parts, p => message.Contains(p, StringComparison.Ordinal));
}
