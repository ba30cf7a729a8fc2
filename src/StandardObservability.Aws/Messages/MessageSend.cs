using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Aws.Calls;
using StandardObservability.Aws.Parameters;

namespace StandardObservability.Aws.Messages;

/// <summary>Adds trace context to the messages of a request, in a copy: the request of the application is not changed.</summary>
internal static class MessageSend
{
    public static void AddContext(IRequestContext context, CallName name, Activity? activity)
    {
        if (MessageShape.Find(name) is { } shape
            && shape.CanContinue(context.OriginalRequest)
            && TraceFields.Read(activity) is { IsEmpty: false } fields)
        {
            context.OriginalRequest = Copy(context.OriginalRequest, shape, fields);
        }
    }

    private static AmazonWebServiceRequest Copy(AmazonWebServiceRequest request, MessageShape shape, TraceFields fields)
    {
        var copy = (AmazonWebServiceRequest)SdkModel.Copy(request);
        var messages = shape.Batch is null ? new object[] { copy } : SdkModel.CopyList(copy, shape.Batch);
        var writer = new MessageWriter(fields, MessageSize.Of(messages, shape.Body));
        foreach (var message in messages.OfType<object>())
        {
            writer.Write(message);
        }

        if (shape.Batch is not null)
        {
            SdkModel.Write(copy, shape.Batch, messages);
        }

        return copy;
    }
}
