using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Export;

namespace StandardObservability.Logging.Lines;

/// <summary>The fields of an exception: type, message and stack of the outermost, types and messages of those within it.</summary>
internal sealed class ExceptionFields(SafeValues safe)
{
    /// <summary>Most inner exceptions with fields of their own; the stack trace has the others.</summary>
    private const int MaxInner = 5;

    private static readonly Fragment Type = JsonText.Key(AttributeNames.ExceptionType);
    private static readonly Fragment Message = JsonText.Key(AttributeNames.ExceptionMessage);
    private static readonly Fragment StackTrace = JsonText.Key(AttributeNames.ExceptionStackTrace);
    private static readonly Fragment[] InnerTypes = InnerKeys("type");
    private static readonly Fragment[] InnerMessages = InnerKeys("message");

    public void Write(JsonLine line, Exception exception)
    {
        line.Text(Type, TypeOf(exception));
        line.Text(Message, safe.Text(JsonValue.MessageOf(exception)));
        line.Text(StackTrace, safe.Text(ExceptionText.Of(exception)));
        var inner = InnerExceptions.Of(exception, MaxInner);
        for (var i = 0; i < inner.Count; i++)
        {
            line.Text(InnerTypes[i], TypeOf(inner[i]));
            line.Text(InnerMessages[i], safe.Text(JsonValue.MessageOf(inner[i])));
        }
    }

    private static string TypeOf(Exception exception) => exception.GetType().FullName ?? exception.GetType().Name;

    private static Fragment[] InnerKeys(string field)
        => [.. Enumerable.Range(1, MaxInner).Select(i => JsonText.Key(string.Create(CultureInfo.InvariantCulture, $"{LogFieldNames.InnerExceptionPrefix}{i}.{field}")))];
}
