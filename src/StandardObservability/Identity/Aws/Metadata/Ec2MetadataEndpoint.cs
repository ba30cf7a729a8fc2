using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Identity.Aws.Metadata;

/// <summary>Finds the address of the EC2 instance metadata service, by the environment variables of AWS's clients.</summary>
/// <remarks>Source: AWS SDKs and Tools Reference Guide, "IMDS client".</remarks>
internal static class Ec2MetadataEndpoint
{
    private const string IPv4 = "http://169.254.169.254/";
    private const string IPv6 = "http://[fd00:ec2::254]/";

    /// <summary>Whether an endpoint is configured.</summary>
    public static bool IsConfigured(StandardVariables variables)
        => !IsDisabled(variables) && variables.Find(ConfigurationNames.Ec2MetadataEndpoint) is not null;

    /// <summary>The address, or <see langword="null"/> when the service must not be called.</summary>
    public static Uri? Find(StandardVariables variables, SettingProblems problems)
    {
        if (IsDisabled(variables))
        {
            return null;
        }

        if (variables.Find(ConfigurationNames.Ec2MetadataEndpoint) is not { } value)
        {
            return new Uri(FindDefaultAddress(variables, problems));
        }

        if (Uri.TryCreate(value.TrimEnd('/') + '/', UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        problems.Add(
            $"{ConfigurationNames.Ec2MetadataEndpoint} is \"{value}\". It must be the absolute URL of the EC2 instance metadata service, "
            + "for example http://169.254.169.254; the service is not called until this is corrected.");
        return null;
    }

    private static string FindDefaultAddress(StandardVariables variables, SettingProblems problems)
    {
        var mode = variables.Find(ConfigurationNames.Ec2MetadataEndpointMode);
        switch (mode?.ToUpperInvariant())
        {
            case null or "IPV4":
                return IPv4;
            case "IPV6":
                return IPv6;
            default:
                problems.Add($"{ConfigurationNames.Ec2MetadataEndpointMode} is \"{mode}\". It must be IPv4 or IPv6; IPv4 is used.");
                return IPv4;
        }
    }

    private static bool IsDisabled(StandardVariables variables)
        => bool.TryParse(variables.Find(ConfigurationNames.Ec2MetadataDisabled), out var isDisabled) && isDisabled;
}
