using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>The fields of an exception: type, message and stack of the outermost, types and messages of those within it.</summary>
internal sealed class ExceptionFields(RedactedValues safe)
{
    /// <summary>Most inner exceptions with fields of their own; the stack trace has the others.</summary>
    private const int MaxInner = 5;

    private static readonly Utf8Fragment Type = JsonFragments.Key(AttributeNames.ExceptionType);
    private static readonly Utf8Fragment Message = JsonFragments.Key(AttributeNames.ExceptionMessage);
    private static readonly Utf8Fragment StackTrace = JsonFragments.Key(AttributeNames.ExceptionStackTrace);
    private static readonly Utf8Fragment[] InnerTypes = InnerKeys("type");
    private static readonly Utf8Fragment[] InnerMessages = InnerKeys("message");

    public void Write(JsonLine line, Exception exception)
    {
        line.Text(Type, TypeOf(exception));
        line.Text(Message, safe.Text(ValueText.MessageOf(exception)));
        line.Text(StackTrace, safe.Text(ExceptionText.Render(exception)));
        var inner = InnerExceptions.Find(exception, MaxInner);
        for (var i = 0; i < inner.Count; i++)
        {
            line.Text(InnerTypes[i], TypeOf(inner[i]));
            line.Text(InnerMessages[i], safe.Text(ValueText.MessageOf(inner[i])));
        }
    }

    private static string TypeOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static Utf8Fragment[] InnerKeys(string field)
        => [.. Enumerable.Range(1, MaxInner).Select(i => JsonFragments.Key(string.Create(CultureInfo.InvariantCulture, $"{LogFieldNames.InnerExceptionPrefix}{i}.{field}")))];
}
