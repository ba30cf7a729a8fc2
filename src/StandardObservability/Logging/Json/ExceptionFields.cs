using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Buffered;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;
using StandardObservability.Text.Exceptions;

namespace StandardObservability.Logging.Json;

/// <summary>Writes the fields of an exception: type, message and stack trace of the outermost, type and message of each inner exception.</summary>
internal sealed class ExceptionFields(RedactedValues redacted)
{
    /// <summary>Maximum number of inner exceptions with fields of their own; the stack trace contains the others.</summary>
    private const int MaxInner = 5;

    private static readonly Utf8Fragment Type = JsonFragments.Key(AttributeNames.ExceptionType);
    private static readonly Utf8Fragment Message = JsonFragments.Key(AttributeNames.ExceptionMessage);
    private static readonly Utf8Fragment StackTrace = JsonFragments.Key(AttributeNames.ExceptionStackTrace);
    private static readonly Utf8Fragment[] InnerTypes = CreateInnerKeys("type");
    private static readonly Utf8Fragment[] InnerMessages = CreateInnerKeys("message");

    public void Write(JsonLine line, Exception exception)
    {
        line.WriteText(Type, BufferedException.TypeName(exception));
        line.WriteText(Message, redacted.RedactText(ValueText.MessageOf(exception)));
        line.WriteText(StackTrace, redacted.RedactText(ExceptionText.Render(exception)));
        var inner = InnerExceptions.Find(exception, MaxInner);
        for (var i = 0; i < inner.Count; i++)
        {
            line.WriteText(InnerTypes[i], BufferedException.TypeName(inner[i]));
            line.WriteText(InnerMessages[i], redacted.RedactText(ValueText.MessageOf(inner[i])));
        }
    }

    private static Utf8Fragment[] CreateInnerKeys(string field)
    {
        var keys = new Utf8Fragment[MaxInner];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = JsonFragments.Key(string.Create(CultureInfo.InvariantCulture, $"{LogFieldNames.InnerExceptionPrefix}{i + 1}.{field}"));
        }

        return keys;
    }
}
