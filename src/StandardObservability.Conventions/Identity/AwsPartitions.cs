using System.Collections.Generic;

namespace StandardObservability.Conventions.Identity;

/// <summary>AWS's partitions: separate clouds with accounts, regions and addresses of their own.</summary>
public static class AwsPartitions
{
    /// <summary>Ends of the host names of AWS's services, by partition as ARNs name it.</summary>
    /// <remarks>Source: the partitions of AWS's SDKs (<c>partitions.json</c>).</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> DnsSuffixes { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["aws"] = ["amazonaws.com", "api.aws"],
        ["aws-cn"] = ["amazonaws.com.cn", "api.amazonwebservices.com.cn"],
        ["aws-us-gov"] = ["amazonaws.com", "api.aws"],
        ["aws-eusc"] = ["amazonaws.eu"],
        ["aws-iso"] = ["c2s.ic.gov"],
        ["aws-iso-b"] = ["sc2s.sgov.gov"],
        ["aws-iso-e"] = ["cloud.adc-e.uk"],
        ["aws-iso-f"] = ["csp.hci.ic.gov"],
    };
}
