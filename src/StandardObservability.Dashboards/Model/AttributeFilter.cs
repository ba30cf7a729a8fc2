namespace StandardObservability.Dashboards;

/// <summary>Selects the measurements whose attribute has a value, or that lack the attribute.</summary>
/// <param name="Attribute">Name of the attribute.</param>
/// <param name="Value">The value, or <see langword="null"/> for measurements without the attribute.</param>
public sealed record AttributeFilter(string Attribute, string? Value);
