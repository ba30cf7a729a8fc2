namespace StandardObservability.Dashboards;

/// <summary>The measurements of a signal that have one of several attributes.</summary>
/// <param name="Of">The signal.</param>
/// <param name="AnyOf">A measurement is counted when it passes at least one of these.</param>
public sealed record RollUp(Signal Of, params IReadOnlyList<AttributeFilter> AnyOf);
