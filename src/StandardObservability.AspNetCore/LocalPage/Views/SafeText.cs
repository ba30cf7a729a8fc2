using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.LocalPage.Views;

/// <summary>The text of an attribute's value, without secrets.</summary>
/// <remarks>Attributes of spans are already redacted, those of events and metrics are not; redacting twice restores nothing.</remarks>
internal static class SafeText
{
    /// <summary>The text of a value that throws.</summary>
    public const string Unreadable = "(unreadable)";

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A value that throws costs its text only.")]
    public static string Of(RedactionPolicy redaction, string name, object? value)
    {
        try
        {
            return ToText(redaction.TryRedact(name, value, out var redacted) ? redacted : value);
        }
        catch (Exception)
        {
            return Unreadable;
        }
    }

    private static string ToText(object? value) => value switch
    {
        Array items => string.Join(", ", items.Cast<object?>().Select(ToText)),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };
}
