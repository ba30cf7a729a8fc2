namespace StandardObservability.Settings.Table;

/// <summary>The format that the text of a value must have.</summary>
/// <param name="Values">The accepted values, for the option tables of the documentation.</param>
/// <param name="Rule">The same as a sentence without its full stop, for problem messages.</param>
/// <param name="Accepts">Whether a text has the format.</param>
internal sealed record ValueFormat(string Values, string Rule, Func<string, bool> Accepts)
{
    public static ValueFormat Text { get; } = new("text", "It must be a text", static _ => true);

    public static ValueFormat Switch { get; } = new("`true`, `false`", "It must be true or false", static text => bool.TryParse(text, out _));

    /// <summary>One of several names, ignoring case.</summary>
    public static ValueFormat Choice(params string[] names) => new(
        string.Join(", ", names.Select(static n => $"`{n}`")),
        $"It must be one of {string.Join(", ", names)}",
        text => names.Contains(text, StringComparer.OrdinalIgnoreCase));
}
