using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Calls;

/// <summary>The attempts of one call. An attempt that failed and was repeated is an event of the span.</summary>
internal sealed class CallAttempts
{
    /// <summary>AWS's collector shows events of this name as causes in X-Ray.</summary>
    private const string EventName = "HTTP request failure";

    private Exception? _failed;
    private DateTimeOffset _failedAt;

    /// <summary>The repeated attempts.</summary>
    public List<ActivityEvent> Repeated { get; } = [];

    public void Begin()
    {
        if (_failed is { } failed)
        {
            Repeated.Add(new ActivityEvent(EventName, _failedAt, Describe(failed)));
            _failed = null;
        }
    }

    public void Fail(Exception exception) => (_failed, _failedAt) = (exception, DateTimeOffset.UtcNow);

    /// <remarks>Without the message, which processors of spans cannot redact in an event.</remarks>
    private static ActivityTagsCollection Describe(Exception exception)
    {
        var error = CallError.TypeOf(exception);
        var tags = new ActivityTagsCollection { { AttributeNames.ErrorType, error }, { AwsSdkAttributeNames.HttpErrorMessage, error } };
        if (CallError.StatusOf(exception) is { } status)
        {
            tags.Add(AttributeNames.HttpResponseStatusCode, status);
        }

        return tags;
    }
}
