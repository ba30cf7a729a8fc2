namespace StandardObservability.Logging.Buffered;

#pragma warning disable CA1032, CA1064 // It is never thrown: it passes the texts of a buffered exception to the code that writes exceptions.

/// <summary>The exception of a buffered log record, which keeps only its texts.</summary>
/// <param name="type">Name of the original type.</param>
/// <param name="text">The text that was kept, usually the message.</param>
internal sealed class BufferedException(string type, string text) : Exception(text)
{
    public string Type { get; } = type;

    /// <summary>Name of the type of an exception, which for a buffered one is the original name. .NET writes the same in span events.</summary>
    public static string TypeName(Exception exception) => exception is BufferedException buffered ? buffered.Type : exception.GetType().ToString();

    public override string ToString() => Message.StartsWith(Type, StringComparison.Ordinal) ? Message : $"{Type}: {Message}";
}
