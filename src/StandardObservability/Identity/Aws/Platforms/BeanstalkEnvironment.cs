using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>The Elastic Beanstalk environment this runs in, told by the file that Beanstalk writes for the X-Ray daemon.</summary>
/// <remarks>The service's own name, version and instance stay the service's own.</remarks>
internal sealed class BeanstalkEnvironment(LocalFiles files) : IPlatformDetector
{
    private static readonly string Description = OperatingSystem.IsWindows()
        ? @"C:\Program Files\Amazon\XRay\environment.conf"
        : "/var/elasticbeanstalk/xray/environment.conf";

    public static bool IsHere(LocalFiles files) => files.Exists(Description);

    public void Describe(PlatformAttributes attributes)
    {
        var description = LenientJson.Parse(files.Read(Description));
        attributes.Put(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        attributes.Put(AttributeNames.CloudPlatform, CloudPlatformNames.ElasticBeanstalk);
        attributes.Put(AttributeNames.ServiceNamespace, description.Text("environment_name"));
        attributes.Put(AttributeNames.ServiceVersion, description.Text("version_label"));
        attributes.Put(AttributeNames.DeploymentId, description.TextOrNumber("deployment_id"));
    }
}
