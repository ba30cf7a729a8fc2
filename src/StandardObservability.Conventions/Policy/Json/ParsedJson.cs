using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>A text after parsing.</summary>
/// <param name="root">The value, or <see langword="null"/> after a fault of syntax.</param>
/// <param name="faults">The names that an object repeats, and the first fault of syntax.</param>
internal sealed class ParsedJson(JsonValue? root, IReadOnlyList<JsonFault> faults)
{
    /// <summary>The value, or <see langword="null"/> after a fault of syntax.</summary>
    public JsonValue? Root { get; } = root;

    /// <summary>The names that an object repeats, and the first fault of syntax.</summary>
    public IReadOnlyList<JsonFault> Faults { get; } = faults;
}
