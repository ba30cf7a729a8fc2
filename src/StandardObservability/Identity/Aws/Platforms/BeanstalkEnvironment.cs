using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Reads the Elastic Beanstalk environment of this process from the file that Beanstalk writes for the X-Ray daemon.</summary>
/// <remarks>It does not set the name and the instance of the service; a version that the service sets wins.</remarks>
internal sealed class BeanstalkEnvironment(LocalFiles files) : IPlatformDetector
{
    private static readonly string EnvironmentFile = OperatingSystem.IsWindows()
        ? @"C:\Program Files\Amazon\XRay\environment.conf"
        : "/var/elasticbeanstalk/xray/environment.conf";

    public static bool IsPresent(LocalFiles files) => files.Exists(EnvironmentFile);

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        var description = LenientJson.Parse(files.Read(EnvironmentFile));
        attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.ElasticBeanstalk);
        attributes.Set(AttributeNames.ServiceNamespace, description.Text("environment_name"));
        attributes.Set(AttributeNames.ServiceVersion, description.Text("version_label"));
        attributes.Set(AttributeNames.DeploymentId, description.TextOrNumber("deployment_id"));
    }
}
