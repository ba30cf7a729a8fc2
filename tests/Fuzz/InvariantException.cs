namespace Fuzz;

/// <summary>An invariant does not hold for an input.</summary>
public sealed class InvariantException(string message) : Exception(message);
