using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>The EC2 instance this runs on, told by its firmware and by the instance metadata service (IMDSv2).</summary>
/// <remarks>Source: Amazon EC2 User Guide, "Use the Instance Metadata Service", "Instance identity documents" and "Detect whether a host is an EC2 instance".</remarks>
internal sealed class Ec2Instance(StandardVariables variables, LocalFiles files, SettingProblems problems) : IPlatformDetector
{
    private const string TokenHeader = "X-aws-ec2-metadata-token";

    /// <summary>The token is used at once.</summary>
    private const string TokenSeconds = "60";

    private readonly Ec2Firmware _signs = Ec2Firmware.Read(files);
    private readonly Uri? _endpoint = Ec2MetadataEndpoint.Find(variables, problems);

    /// <summary>Whether there is any reason to think so; without one nothing is ever asked.</summary>
    public static bool IsLikely(StandardVariables variables, LocalFiles files)
        => Ec2Firmware.Read(files).Any || Ec2MetadataEndpoint.IsNamed(variables);

    public void Describe(PlatformAttributes attributes)
    {
        if (_signs.Certain)
        {
            attributes.Put(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
            attributes.Put(AttributeNames.CloudPlatform, CloudPlatformNames.Ec2);
            attributes.Put(AttributeNames.HostId, _signs.InstanceId);
        }
    }

    public async Task<string?> AskAsync(PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        if (_endpoint is null)
        {
            return null;
        }

        using var client = new MetadataClient();
        var token = await client.AskAsync(HttpMethod.Put, At("api/token"), TokenHeader + "-ttl-seconds", TokenSeconds, cancellationToken);
        var failure = token.Failure ?? (IsToken(token.Text!) ? await AskAsync(client, token.Text!, attributes, cancellationToken) : "answered with something that is no token");

        // Nothing is told where only the firmware's number looks like EC2: that happens on other machines too.
        return failure is not null && (_signs.Certain || Ec2MetadataEndpoint.IsNamed(variables))
            ? $"The EC2 instance metadata service at {_endpoint.Scheme}://{_endpoint.Authority} {failure}, so telemetry does not tell all about the instance that it comes from. In a container, set the instance's hop limit to 2; or set {ConfigurationNames.Ec2MetadataDisabled} to true, so that it is not asked."
            : null;
    }

    private async Task<string?> AskAsync(MetadataClient client, string token, PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(
            client.AskAsync(HttpMethod.Get, At("dynamic/instance-identity/document"), TokenHeader, token, cancellationToken),
            client.AskAsync(HttpMethod.Get, At("meta-data/hostname"), TokenHeader, token, cancellationToken));
        var document = asked[0].Read(out var failure);
        if (document.Text("instanceId") is not null)
        {
            Add(document, attributes);
            attributes.Put(AttributeNames.HostName, asked[1].Text);
        }

        return failure;
    }

    private static bool IsToken(string text) => text.Length is > 0 and <= 1024 && text.All(static c => c is > ' ' and <= '~');

    private static void Add(LenientJson document, PlatformAttributes attributes)
    {
        attributes.Put(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        attributes.Put(AttributeNames.CloudPlatform, CloudPlatformNames.Ec2);
        attributes.Put(AttributeNames.CloudAccountId, document.Text("accountId") is { } account && Arn.IsAccount(account) ? account : null);
        attributes.Put(AttributeNames.CloudRegion, document.Text("region") is { } region && Arn.IsName(region) ? region : null);
        attributes.Put(AttributeNames.CloudAvailabilityZone, document.Text("availabilityZone"));
        attributes.Put(AttributeNames.HostId, document.Text("instanceId"));
        attributes.Put(AttributeNames.HostType, document.Text("instanceType"));
        attributes.Put(AttributeNames.HostImageId, document.Text("imageId"));
    }

    private Uri At(string path) => new(_endpoint!, "latest/" + path);
}
