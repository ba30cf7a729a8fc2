namespace StandardObservability.Settings.Table;

/// <summary>What the text of a value must look like.</summary>
/// <param name="Values">The accepted values, for the option tables of the documentation.</param>
/// <param name="Rule">The same as a sentence without its full stop, for a problem report.</param>
/// <param name="Accepts">Whether a text can be used.</param>
internal sealed record ValueFormat(string Values, string Rule, Func<string, bool> Accepts)
{
    public static ValueFormat Text { get; } = new("text", "It is a text", static _ => true);

    public static ValueFormat Switch { get; } = new("`true`, `false`", "It is a switch; use true or false", static text => bool.TryParse(text, out _));

    /// <summary>One of several names, without regard to case.</summary>
    public static ValueFormat Choice(params string[] names) => new(
        string.Join(", ", names.Select(static n => $"`{n}`")),
        $"Known values are {string.Join(", ", names)}",
        text => names.Contains(text, StringComparer.OrdinalIgnoreCase));
}
