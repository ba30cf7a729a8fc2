using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;
using StandardObservability.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Reads the EC2 instance of this process from its firmware and from the instance metadata service (IMDSv2).</summary>
/// <remarks>
/// Source: Amazon EC2 User Guide, "Use the Instance Metadata Service", "Instance identity documents" and "Detect whether a host is an EC2
/// instance".
/// </remarks>
internal sealed class Ec2Instance(StandardVariables variables, LocalFiles files, SettingProblems problems) : IPlatformDetector
{
    private const string TokenHeader = "X-aws-ec2-metadata-token";

    /// <summary>Lifetime of the token, which is used immediately.</summary>
    private const string TokenSeconds = "60";

    private readonly Ec2Firmware _firmware = Ec2Firmware.Read(files);
    private readonly Uri? _endpoint = Ec2MetadataEndpoint.Find(variables, problems);

    /// <summary>Whether anything indicates EC2. Otherwise the metadata service is never called.</summary>
    public static bool IsLikely(StandardVariables variables, LocalFiles files)
        => Ec2Firmware.Read(files).MayBeEc2 || Ec2MetadataEndpoint.IsConfigured(variables);

    public void AddLocalAttributes(PlatformAttributes attributes)
    {
        if (_firmware.NamesEc2)
        {
            attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
            attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.Ec2);
            attributes.Set(AttributeNames.HostId, _firmware.InstanceId);
        }
    }

    public async Task<string?> AddMetadataAttributesAsync(PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        if (_endpoint is null)
        {
            return null;
        }

        using var client = new MetadataClient();
        var token = await client.SendAsync(HttpMethod.Put, CreateUri("api/token"), TokenHeader + "-ttl-seconds", TokenSeconds, cancellationToken);
        var failure = token.Failure
            ?? (IsToken(token.Text!) ? await AddDocumentAsync(client, token.Text!, attributes, cancellationToken) : "did not return a token");

        // A UUID alone does not justify a warning: machines outside AWS may have one that looks like EC2.
        return failure is not null && (_firmware.NamesEc2 || Ec2MetadataEndpoint.IsConfigured(variables))
            ? $"The EC2 instance metadata service at {_endpoint.Scheme}://{_endpoint.Authority} {failure}, so telemetry lacks resource attributes of the "
                + "instance. In a container, set the instance's hop limit to 2; or set "
                + $"{ConfigurationNames.Ec2MetadataDisabled} to true to disable the calls."
            : null;
    }

    private async Task<string?> AddDocumentAsync(MetadataClient client, string token, PlatformAttributes attributes, CancellationToken cancellationToken)
    {
        var responses = await Task.WhenAll(
            client.SendAsync(HttpMethod.Get, CreateUri("dynamic/instance-identity/document"), TokenHeader, token, cancellationToken),
            client.SendAsync(HttpMethod.Get, CreateUri("meta-data/hostname"), TokenHeader, token, cancellationToken));
        var document = responses[0].Read(out var failure);
        if (document.Text("instanceId") is not null)
        {
            AddAttributes(document, attributes);
            attributes.Set(AttributeNames.HostName, responses[1].Text);
        }

        return failure;
    }

    private static bool IsToken(string text) => text.Length is > 0 and <= 1024 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    internal static void AddAttributes(LenientJson document, PlatformAttributes attributes)
    {
        attributes.Set(AttributeNames.CloudProvider, CloudPlatformNames.Provider);
        attributes.Set(AttributeNames.CloudPlatform, CloudPlatformNames.Ec2);
        attributes.Set(AttributeNames.CloudAccountId, document.Text("accountId") is { } account && Arn.IsAccountId(account) ? account : null);
        attributes.Set(AttributeNames.CloudRegion, document.Text("region") is { } region && Arn.IsPartitionOrRegion(region) ? region : null);
        attributes.Set(AttributeNames.CloudAvailabilityZone, document.Text("availabilityZone"));
        attributes.Set(AttributeNames.HostId, document.Text("instanceId"));
        attributes.Set(AttributeNames.HostType, document.Text("instanceType"));
        attributes.Set(AttributeNames.HostImageId, document.Text("imageId"));
    }

    private Uri CreateUri(string path) => new(_endpoint!, "latest/" + path);
}
