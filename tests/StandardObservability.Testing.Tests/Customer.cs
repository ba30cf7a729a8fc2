namespace StandardObservability.Testing.Tests;

/// <summary>A type whose values are classified.</summary>
[PersonalData]
internal sealed record Customer(string Name);
