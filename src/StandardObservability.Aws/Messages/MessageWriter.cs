using System.Collections;
using StandardObservability.Aws.Parameters;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Aws.Messages;

/// <summary>Writes trace context to the attributes of messages, within the limits of SQS and SNS.</summary>
/// <param name="fields">The context.</param>
/// <param name="size">Size of all messages of the request, which has one limit for all.</param>
internal sealed class MessageWriter(TraceFields fields, long size)
{
    /// <summary>Members of a message.</summary>
    public const string Attributes = "MessageAttributes";

    private const string SystemAttributes = "MessageSystemAttributes";
    private const string Text = "String";

    private long _size = size;

    /// <summary>A message that already carries context is not changed: the application has sent it on, or started its own span for it.</summary>
    public void Write(object message)
    {
        if (HasContext(SdkModel.Read(message, Attributes)) || HasContext(SdkModel.Read(message, SystemAttributes)))
        {
            return;
        }

        if (fields.XRay is { } header && SdkModel.Has(message, SystemAttributes))
        {
            var attributes = SdkModel.CopyMap(message, SystemAttributes);
            Set(attributes, TraceFields.SystemAttribute, header);
            SdkModel.Write(message, SystemAttributes, attributes);
        }

        WriteAttributes(message);
    }

    private void WriteAttributes(object message)
    {
        var attributes = SdkModel.CopyMap(message, Attributes);
        foreach (var (name, value) in fields.Attributes)
        {
            var added = MessageSize.OfAttribute(name, Text, value);
            if (attributes.Count < SqsLimits.MessageAttributes && !attributes.Contains(name) && _size + added <= SqsLimits.MessageBytes)
            {
                Set(attributes, name, value);
                _size += added;
            }
        }

        if (attributes.Count > 0)
        {
            SdkModel.Write(message, Attributes, attributes);
        }
    }

    private static bool HasContext(object? attributes) => attributes is IDictionary map && map.Keys.Cast<object?>().Any(TraceFields.IsContext);

    private static void Set(IDictionary attributes, string name, string value)
        => attributes[name] = SdkModel.CreateValue(attributes, ("DataType", Text), ("StringValue", value));
}
