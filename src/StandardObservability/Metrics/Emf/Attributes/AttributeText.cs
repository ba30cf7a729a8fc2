using System.Globalization;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf.Attributes;

/// <summary>Converts the value of an attribute to text, redacted. A string without secrets is returned unchanged.</summary>
internal static class AttributeText
{
    /// <summary>Returns the text. Values that differ only in a secret have equal texts.</summary>
    /// <exception cref="Exception">The value threw while it was rendered.</exception>
    public static string Read(RedactionPolicy redaction, string key, object? value)
        => redaction.TryRedact(key, value, out var redacted) && redacted is string text ? text : redaction.Redact(Render(value));

    private static string Render(object? value) => value switch
    {
        null => CloudWatchText.Empty,
        string text => text,
        bool flag => flag ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        Array array => $"[{string.Join(',', array.Cast<object?>().Select(Render))}]",
        _ => value.ToString() ?? CloudWatchText.Empty,
    };
}
