using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Messages;

/// <summary>A message that came in: its id, and where its trace context is read.</summary>
/// <remarks>
/// The context is read from <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c>, else from X-Ray's <c>X-Amzn-Trace-Id</c> or
/// <c>AWSTraceHeader</c>. A value that cannot be read is treated as missing; nothing is thrown.
/// </remarks>
public sealed class ReceivedMessage
{
    /// <summary>Longest text that is read: the limit of <c>baggage</c>, the highest of all fields.</summary>
    private const int MaxLength = 8 * 1024;

    private readonly Func<string, string?> _header;

    /// <summary>A message with headers of text.</summary>
    /// <param name="id">Its id, if it has one.</param>
    /// <param name="headers">Its headers, if it has any.</param>
    public ReceivedMessage(string? id, IReadOnlyDictionary<string, string>? headers)
        : this(id, name => headers?.GetValueOrDefault(name))
    {
    }

    /// <summary>Any other message.</summary>
    /// <param name="id">Its id, if it has one.</param>
    /// <param name="header">Finds the text of a header; <see langword="null"/> when the header is missing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is <see langword="null"/>.</exception>
    public ReceivedMessage(string? id, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        (Id, _header) = (id, header);
    }

    /// <summary>The message's id.</summary>
    public string? Id { get; }

    /// <summary>A message from Amazon SQS, which was sent there or came by SNS, with raw delivery or without.</summary>
    /// <typeparam name="TAttribute">AWS's <c>MessageAttributeValue</c>, or what a Lambda event has in its place.</typeparam>
    /// <param name="id">The message's id.</param>
    /// <param name="attributes">Its attributes. SQS returns those that <c>MessageAttributeNames</c> lists.</param>
    /// <param name="text">The text of an attribute.</param>
    /// <param name="systemAttributes">Its system attributes. SQS returns <c>AWSTraceHeader</c> when <c>MessageSystemAttributeNames</c> lists it.</param>
    /// <param name="body">Its body, if SNS delivers to the queue without raw delivery: the attributes are in there then.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static ReceivedMessage FromSqs<TAttribute>(
        string? id,
        IReadOnlyDictionary<string, TAttribute>? attributes,
        Func<TAttribute, string?> text,
        IReadOnlyDictionary<string, string>? systemAttributes,
        string? body = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var notification = new SnsNotification(body);
        return new ReceivedMessage(id, name =>
            (attributes is not null && attributes.TryGetValue(name, out var attribute) ? text(attribute) : null)
            ?? notification.Attribute(name)
            ?? systemAttributes?.GetValueOrDefault(name));
    }

    internal string? Find(string name)
    {
        try
        {
            var text = _header(name) ?? (name == TraceContextHeaderNames.XRay ? _header(XRayTraceHeader.SystemAttribute) : null);
            return text?.Length > MaxLength ? null : text;
        }
        catch (Exception)
        {
            // The application's getter throws; the message is processed without the attribute.
            return null;
        }
    }
}
