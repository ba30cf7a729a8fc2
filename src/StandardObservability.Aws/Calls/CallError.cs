using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Calls;

/// <summary>Writes the error of a call to its span.</summary>
internal static class CallError
{
    /// <summary>AWS's error code, or the type of the exception when AWS has not answered.</summary>
    public static string TypeOf(Exception exception)
        => exception is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : exception.GetType().ToString();

    public static int? StatusOf(Exception exception)
        => exception is AmazonServiceException { StatusCode: > 0 and var status } ? (int)status : null;

    public static void Write(Activity activity, Exception exception)
    {
        var type = TypeOf(exception);
        activity.SetStatus(ActivityStatusCode.Error).SetTag(AttributeNames.ErrorType, type);
        if (exception is AmazonServiceException aws)
        {
            activity.SetTag(AwsSdkAttributeNames.RequestId, aws.RequestId);
            activity.SetTag(RpcAttributeNames.ResponseStatusCode, aws.ErrorCode is { Length: > 0 } code ? code : null);
        }

        if (StatusOf(exception) is { } status)
        {
            activity.SetTag(AttributeNames.HttpResponseStatusCode, status);
        }

        activity.AddException(exception);
    }
}
