namespace StandardObservability.Aws.Parameters;

/// <summary>A member of a request or response that becomes a span attribute.</summary>
/// <param name="Path">Name of the member.</param>
/// <param name="Attribute">Name of the attribute.</param>
/// <param name="Convert">Makes the attribute's value of the member's; <see langword="null"/> leaves the attribute out.</param>
internal sealed record Parameter(string Path, string Attribute, Func<object, object?>? Convert = null);
