using System.Text;

namespace StandardObservability.Text;

/// <summary>An exception with its stack and all exceptions within it, as text.</summary>
internal static class ExceptionText
{
    /// <summary>With more exceptions within it, an exception does not write itself: it would do so by calls within calls, until the stack ends.</summary>
    private const int Modest = 64;

    private const int MostWritten = 16;

    /// <summary>Whether an exception has so many others within it that it must not write itself.</summary>
    public static bool IsDeep(Exception exception) => InnerExceptions.Find(exception, Modest).Count >= Modest;

    public static string Render(Exception exception)
    {
        var inner = InnerExceptions.Find(exception, Modest);
        return inner.Count < Modest ? ValueText.Render(exception) : Write([exception, .. inner.Take(MostWritten)]);
    }

    private static string Write(IEnumerable<Exception> exceptions)
    {
        var text = new StringBuilder();
        foreach (var exception in exceptions)
        {
            text.Append(text.Length == 0 ? string.Empty : "\n ---> ")
                .Append(exception.GetType().FullName).Append(": ").Append(ValueText.MessageOf(exception)).Append('\n')
                .Append(StackOf(exception));
        }

        return text.Append("\n ---> …").ToString();
    }

    public static string? StackOf(Exception exception)
    {
        try
        {
            return exception.StackTrace;
        }
        catch (Exception)
        {
            // Its own, which throws.
            return null;
        }
    }
}
