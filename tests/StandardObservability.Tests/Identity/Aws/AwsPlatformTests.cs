using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws;

public sealed class AwsPlatformTests
{
    [Fact]
    public void Detects_no_platform_without_any_indication()
    {
        using var machine = new TestMachine();

        Assert.Equal(ComputePlatform.None, machine.Platform);
        Assert.Same(DetectedPlatform.None, machine.Detect());
    }

    [Fact]
    public void Variables_win_over_files_and_the_most_specific_platform_wins()
    {
        (string Name, string Value)[] indications =
            [("AWS_LAMBDA_FUNCTION_NAME", "f"), ("ECS_CONTAINER_METADATA_URI_V4", "http://127.0.0.1:1/v4/x"), ("KUBERNETES_SERVICE_HOST", "10.0.0.1")];
        ComputePlatform[] expected = [ComputePlatform.Lambda, ComputePlatform.Ecs, ComputePlatform.Kubernetes, ComputePlatform.ElasticBeanstalk];
        for (var i = 0; i < expected.Length; i++)
        {
            using var machine = new TestMachine(indications[i..])
                .WithFile("/var/elasticbeanstalk/xray/environment.conf", "{}")
                .WithFile("/sys/class/dmi/id/sys_vendor", "Amazon EC2");

            Assert.Equal(expected[i], machine.Platform);
        }
    }

    [Theory]
    [InlineData("ECS_CONTAINER_METADATA_URI", "http://169.254.170.2/v3/x", ComputePlatform.Ecs)]
    [InlineData("AWS_EXECUTION_ENV", "AWS_ECS_EC2", ComputePlatform.Ecs)]
    [InlineData("AWS_EXECUTION_ENV", "CloudShell", ComputePlatform.None)]
    [InlineData("AWS_REGION", "eu-central-1", ComputePlatform.None)]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1", ComputePlatform.Ec2)]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6", ComputePlatform.None)]
    internal void Each_variable_indicates_one_platform(string name, string value, ComputePlatform expected)
    {
        using var machine = new TestMachine((name, value));

        Assert.Equal(expected, machine.Platform);
    }
}
