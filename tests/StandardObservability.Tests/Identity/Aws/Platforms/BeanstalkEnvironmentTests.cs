using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class BeanstalkEnvironmentTests
{
    private const string EnvironmentFile = "/var/elasticbeanstalk/xray/environment.conf";

    [Theory]
    [InlineData("\"1234567890\"")]
    [InlineData("1234567890")]
    public void Reads_environment_and_deployment_from_its_file(string deployment)
    {
        using var machine = new TestMachine().WithFile(
            EnvironmentFile,
            $$"""{"deployment_id":{{deployment}},"environment_name":"Test AWS Elastic Beanstalk Environment Name","version_label":"Test Version"}""");

        Assert.Equivalent(
            new Dictionary<string, object>
            {
                ["cloud.provider"] = "aws",
                ["cloud.platform"] = "aws_elastic_beanstalk",
                ["service.namespace"] = "Test AWS Elastic Beanstalk Environment Name",
                ["service.version"] = "Test Version",
                ["deployment.id"] = "1234567890",
            },
            machine.Detect().Attributes,
            strict: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public void A_file_without_values_still_sets_the_platform(string text)
    {
        using var machine = new TestMachine().WithFile(EnvironmentFile, text);

        Assert.Equal(["cloud.platform", "cloud.provider"], machine.Detect().Attributes.Keys.Order(StringComparer.Ordinal));
    }
}
