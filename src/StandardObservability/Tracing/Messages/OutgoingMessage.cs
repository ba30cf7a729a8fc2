using System.Diagnostics;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Messages;

/// <summary>Where a message that is about to be sent takes its trace context.</summary>
/// <remarks>
/// The context is written as <c>traceparent</c>, <c>tracestate</c>, <c>baggage</c> and as X-Ray's header. A value that cannot be
/// written is omitted; nothing is thrown.
/// </remarks>
public sealed class OutgoingMessage
{
    private readonly Action<string, string> _set;

    /// <summary>A message with headers of text.</summary>
    /// <param name="headers">Its headers; <see langword="null"/> carries nothing.</param>
    public OutgoingMessage(IDictionary<string, string>? headers)
        : this(new AttributeWriter<string>(headers, static text => text, int.MaxValue).Set)
    {
    }

    /// <summary>Any other message.</summary>
    /// <param name="setHeader">Sets a header to a text.</param>
    /// <exception cref="ArgumentNullException"><paramref name="setHeader"/> is <see langword="null"/>.</exception>
    public OutgoingMessage(Action<string, string> setHeader)
    {
        ArgumentNullException.ThrowIfNull(setHeader);
        _set = setHeader;
    }

    /// <summary>A message to Amazon SQS: attributes up to the limit of SQS, and the system attribute <c>AWSTraceHeader</c>, which does not count.</summary>
    /// <typeparam name="TAttribute">AWS's <c>MessageAttributeValue</c>.</typeparam>
    /// <typeparam name="TSystemAttribute">AWS's <c>MessageSystemAttributeValue</c>.</typeparam>
    /// <param name="attributes">The message's attributes. SQS accepts at most 10. AWS's SDK 4 leaves them <see langword="null"/>: create them first.</param>
    /// <param name="attribute">Makes an attribute of a text.</param>
    /// <param name="systemAttributes">The message's system attributes.</param>
    /// <param name="systemAttribute">Makes a system attribute of a text.</param>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="attribute"/> or <paramref name="systemAttribute"/> is <see langword="null"/>.</exception>
    public static OutgoingMessage ForSqs<TAttribute, TSystemAttribute>(
        IDictionary<string, TAttribute>? attributes,
        Func<string, TAttribute> attribute,
        IDictionary<string, TSystemAttribute>? systemAttributes,
        Func<string, TSystemAttribute> systemAttribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        ArgumentNullException.ThrowIfNull(systemAttribute);
        var own = new AttributeWriter<TAttribute>(attributes, attribute, SqsLimits.MessageAttributes);
        var system = new AttributeWriter<TSystemAttribute>(systemAttributes, systemAttribute, int.MaxValue);
        return new OutgoingMessage((name, value) =>
        {
            if (name == TraceContextHeaderNames.XRay)
            {
                system.Set(XRayTraceHeader.SystemAttribute, value);
            }
            else
            {
                own.Set(name, value);
            }
        });
    }

    /// <summary>A message to Amazon SNS. Its attributes reach an SQS queue as at most 10 attributes there, so the same limit holds.</summary>
    /// <typeparam name="TAttribute">AWS's <c>MessageAttributeValue</c>.</typeparam>
    /// <param name="attributes">The message's attributes. AWS's SDK 4 leaves them <see langword="null"/>: create them first.</param>
    /// <param name="attribute">Makes an attribute of a text.</param>
    /// <returns>The message.</returns>
    /// <remarks>SNS takes X-Ray's header from the request and not from the message, so it is not written.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="attribute"/> is <see langword="null"/>.</exception>
    public static OutgoingMessage ForSns<TAttribute>(IDictionary<string, TAttribute>? attributes, Func<string, TAttribute> attribute)
        => ForSqs<TAttribute, string>(attributes, attribute, null, static text => text);

    internal void Write(Activity? activity)
    {
        if (activity is not null)
        {
            MessageContext.Inject(activity, this);
        }
    }

    internal void Set(string name, string value)
    {
        try
        {
            // SQS takes no empty values.
            if (value.Length > 0)
            {
                _set(name, value);
            }
        }
        catch (Exception)
        {
            // The application's setter throws; the message is sent without the attribute.
        }
    }
}
