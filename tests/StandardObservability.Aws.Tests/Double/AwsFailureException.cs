namespace StandardObservability.Aws.Tests.Double;

/// <summary>Answers the request with an error.</summary>
internal sealed class AwsFailureException(AwsFailure failure) : Exception(failure.Message)
{
    public AwsFailure Failure { get; } = failure;
}
