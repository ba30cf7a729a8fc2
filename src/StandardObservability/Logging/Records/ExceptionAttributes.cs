using StandardObservability.Conventions;
using StandardObservability.Logging.Buffered;
using StandardObservability.Redaction;
using StandardObservability.Text;
using StandardObservability.Text.Exceptions;

namespace StandardObservability.Logging.Records;

/// <summary>Creates the attributes that OpenTelemetry's exporter writes for an exception, without secrets.</summary>
/// <remarks>The exporter reads type and texts from the exception, which cannot be changed. So attributes of the same names replace it.</remarks>
internal static class ExceptionAttributes
{
    /// <summary>Whether exporters write an attribute of this name for an exception.</summary>
    public static bool Contains(string name) => name is AttributeNames.ExceptionType or AttributeNames.ExceptionMessage or AttributeNames.ExceptionStackTrace;

    /// <summary>The attributes, or <see langword="null"/> when the exception may be exported unchanged.</summary>
    public static KeyValuePair<string, object?>[]? CreateRedacted(Exception exception, RedactionPolicy policy)
    {
        var (message, text) = (ValueText.MessageOf(exception), ExceptionText.Render(exception));
        var (redactedMessage, redactedText) = (policy.Redact(message), policy.Redact(text));

        // With very many inner exceptions, the exporter's ToString would overflow the stack.
        var isSafe = exception is not BufferedException
            && !ValueText.IsFailure(message, exception)
            && !ValueText.IsFailure(text, exception)
            && !ExceptionText.IsDeep(exception);
        return isSafe && ReferenceEquals(message, redactedMessage) && ReferenceEquals(text, redactedText)
            ? null
            :
            [
                new(AttributeNames.ExceptionType, BufferedException.TypeName(exception)),
                new(AttributeNames.ExceptionMessage, redactedMessage),
                new(AttributeNames.ExceptionStackTrace, redactedText),
            ];
    }
}
