using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>A value and where it begins.</summary>
/// <param name="kind">Its kind.</param>
/// <param name="line">Its line, from 1.</param>
/// <param name="column">Its column, from 1.</param>
internal sealed class JsonValue(JsonKind kind, int line, int column)
{
    /// <summary>Its kind.</summary>
    public JsonKind Kind { get; } = kind;

    /// <summary>Its line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Its column, from 1.</summary>
    public int Column { get; } = column;

    /// <summary>A string without escapes; the text of a number; <c>true</c>, <c>false</c> or <c>null</c>; otherwise empty.</summary>
    public string Text { get; set; } = "";

    /// <summary>The values of an array.</summary>
    public IReadOnlyList<JsonValue> Items { get; set; } = [];

    /// <summary>The members of an object, each name once.</summary>
    public IReadOnlyList<JsonMember> Members { get; set; } = [];
}
