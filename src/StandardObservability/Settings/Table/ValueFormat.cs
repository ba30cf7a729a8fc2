namespace StandardObservability.Settings.Table;

/// <summary>The accepted format of a setting's text value.</summary>
/// <param name="AcceptedValues">The accepted values, for the option tables of the documentation.</param>
/// <param name="Rule">The rule as a sentence without a final period, for problem messages.</param>
/// <param name="Accepts">Returns whether a text matches the format.</param>
internal sealed record ValueFormat(string AcceptedValues, string Rule, Func<string, bool> Accepts)
{
    public static ValueFormat Text { get; } = new("text", "It must be text", static _ => true);

    public static ValueFormat Boolean { get; } = new("`true`, `false`", "It must be true or false", static text => bool.TryParse(text, out _));

    /// <summary>One of several names, ignoring case.</summary>
    public static ValueFormat Choice(params string[] names) => new(
        string.Join(", ", names.Select(static n => $"`{n}`")),
        $"It must be one of {string.Join(", ", names)}",
        text => names.Contains(text, StringComparer.OrdinalIgnoreCase));
}
