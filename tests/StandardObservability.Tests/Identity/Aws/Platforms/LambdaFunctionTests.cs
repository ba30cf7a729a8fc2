using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class LambdaFunctionTests
{
    [Fact]
    public void Reads_all_attributes_from_variables()
    {
        using var machine = new TestMachine(
            ("AWS_LAMBDA_FUNCTION_NAME", "checkout"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/checkout"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/11/22/[$LATEST]0123456789abcdef"),
            ("AWS_REGION", "eu-central-1"));

        Assert.Equivalent(
            new Dictionary<string, object>
            {
                ["cloud.provider"] = "aws",
                ["cloud.platform"] = "aws_lambda",
                ["cloud.region"] = "eu-central-1",
                ["faas.name"] = "checkout",
                ["faas.version"] = "$LATEST",
                ["faas.instance"] = "2026/11/22/[$LATEST]0123456789abcdef",
                ["faas.max_memory"] = 134_217_728L,
                ["aws.log.group.names"] = new[] { "/aws/lambda/checkout" },
                ["aws.log.stream.names"] = new[] { "2026/11/22/[$LATEST]0123456789abcdef" },
            },
            machine.Detect().Attributes,
            strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("99999999999")]
    public void An_invalid_memory_size_is_ignored(string size)
    {
        using var machine = new TestMachine(("AWS_LAMBDA_FUNCTION_NAME", "checkout"), ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", size));

        Assert.DoesNotContain("faas.max_memory", machine.Detect().Attributes.Keys);
    }
}
