using System.Collections;
using System.Globalization;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Tracing.Messages;

/// <summary>The log scope of a message or batch: destination, and message id or number of messages.</summary>
internal sealed class MessageScope(string destination, KeyValuePair<string, object?>? what) : IReadOnlyList<KeyValuePair<string, object?>>
{
    public int Count => what is null ? 1 : 2;

    public KeyValuePair<string, object?> this[int index] => index switch
    {
        0 => new(AttributeNames.MessagingDestinationName, destination),
        1 when what is { } second => second,
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    public static IDisposable? Begin(ILogger logger, string destination, string? messageId)
        => Begin(logger, new MessageScope(destination, messageId is null ? null : new(AttributeNames.MessagingMessageId, messageId)));

    public static IDisposable? Begin(ILogger logger, string destination, int messages)
        => Begin(logger, new MessageScope(destination, new(AttributeNames.MessagingBatchMessageCount, messages)));

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For loggers that print scopes as text.</summary>
    public override string ToString() => string.Join(' ', this.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}:{p.Value}")));

    private static IDisposable? Begin(ILogger logger, MessageScope scope)
    {
        try
        {
            return logger.BeginScope(scope);
        }
        catch (Exception)
        {
            // A logger provider of the application throws; the message is processed anyway.
            return null;
        }
    }
}
