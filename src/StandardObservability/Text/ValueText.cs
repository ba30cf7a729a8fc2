using System.Globalization;

namespace StandardObservability.Text;

/// <summary>Text of values that are the caller's, and that may throw while they are read.</summary>
internal static class ValueText
{
    /// <summary>Text of a value that is the caller's: its <c>ToString</c> may throw, and the line is written all the same.</summary>
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

    /// <summary>Message of an exception, whose own property may throw.</summary>
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
