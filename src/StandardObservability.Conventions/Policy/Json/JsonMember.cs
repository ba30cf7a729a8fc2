namespace StandardObservability.Conventions.Policy.Json;

/// <summary>A member of an object.</summary>
/// <param name="name">Its name.</param>
/// <param name="line">Line of the name, from 1.</param>
/// <param name="column">Column of the name, from 1.</param>
/// <param name="value">Its value.</param>
internal sealed class JsonMember(string name, int line, int column, JsonValue value)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Line of the name, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Column of the name, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>Its value.</summary>
    public JsonValue Value { get; } = value;
}
