using System.Collections.Generic;

namespace StandardObservability.Conventions.Identity;

/// <summary>AWS partitions: separate groups of regions, each with its own accounts and DNS names.</summary>
internal static class AwsPartitions
{
    /// <summary>DNS suffixes of AWS service endpoints, by partition name as in ARNs.</summary>
    /// <remarks>Source: <c>partitions.json</c> of the AWS SDKs.</remarks>
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
