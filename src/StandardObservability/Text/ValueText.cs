using System.Globalization;

namespace StandardObservability.Text;

/// <summary>Renders the caller's values as text, even when they throw.</summary>
internal static class ValueText
{
    /// <summary>Text of a value; when its <c>ToString</c> throws, a text with that fact.</summary>
    public static string Render(object value)
    {
        try
        {
            return (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? string.Empty;
        }
        catch (Exception e)
        {
            return $"({value.GetType().Name}.ToString threw {e.GetType().Name})";
        }
    }

    /// <summary>Whether a text is the replacement for a value that threw while it was rendered.</summary>
    public static bool IsFailure(string text, object value)
        => text.StartsWith('(') && text.StartsWith($"({value.GetType().Name}.", StringComparison.Ordinal) && text.Contains(" threw ", StringComparison.Ordinal);

    /// <summary>Message of an exception; when the property throws, a text with that fact.</summary>
    public static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception e)
        {
            return $"({exception.GetType().Name}.Message threw {e.GetType().Name})";
        }
    }
}
