using StandardObservability.Conventions;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Logging.Records;

/// <summary>What OpenTelemetry's exporter says of an exception, without its secrets.</summary>
/// <remarks>The exporter takes the type from the object, which nothing can stand in for; attributes of the same names say it as well.</remarks>
internal static class ExceptionAttributes
{
    /// <summary>The attributes, or <see langword="null"/> when the exception may leave as it is.</summary>
    public static KeyValuePair<string, object?>[]? CreateRedacted(Exception exception, RedactionPolicy policy)
    {
        var message = ValueText.MessageOf(exception);
        var text = ExceptionText.Render(exception);
        var (safeMessage, safeText) = (policy.Redact(message), policy.Redact(text));

        // One with very many others within it would write itself until the stack ends.
        return ReferenceEquals(message, safeMessage) && ReferenceEquals(text, safeText) && !ExceptionText.IsDeep(exception)
            ? null
            :
            [
                new(AttributeNames.ExceptionType, exception.GetType().Name),
                new(AttributeNames.ExceptionMessage, safeMessage),
                new(AttributeNames.ExceptionStackTrace, safeText),
            ];
    }
}
