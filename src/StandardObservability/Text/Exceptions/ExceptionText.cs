using System.Text;

namespace StandardObservability.Text.Exceptions;

/// <summary>Renders an exception with its stack trace and its inner exceptions as text.</summary>
internal static class ExceptionText
{
    /// <summary>With more inner exceptions, <see cref="Exception.ToString"/> is not called: it is recursive and could overflow the stack.</summary>
    private const int MaxForToString = 64;

    private const int MaxWritten = 16;

    /// <summary>Whether an exception has too many inner exceptions for <see cref="Exception.ToString"/>.</summary>
    public static bool IsDeep(Exception exception) => InnerExceptions.Find(exception, MaxForToString).Count >= MaxForToString;

    public static string Render(Exception exception)
    {
        var inner = InnerExceptions.Find(exception, MaxForToString);
        return inner.Count < MaxForToString ? ValueText.Render(exception) : Write([exception, .. inner[..MaxWritten]]);
    }

    private static string Write(IEnumerable<Exception> exceptions)
    {
        var text = new StringBuilder();
        foreach (var exception in exceptions)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n ---> ")
                .Append(exception.GetType()).Append(": ").Append(ValueText.MessageOf(exception)).Append('\n')
                .Append(StackOf(exception));
        }

        return text.Append("\n ---> …").ToString();
    }

    /// <summary>Stack trace of an exception; <see langword="null"/> when the property throws.</summary>
    public static string? StackOf(Exception exception)
    {
        try
        {
            return exception.StackTrace;
        }
        catch (Exception)
        {
            // The exception overrides the property and throws.
            return null;
        }
    }
}
