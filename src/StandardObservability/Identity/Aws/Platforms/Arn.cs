namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>An Amazon resource name with a region and an account: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <remarks>Source: AWS General Reference, "Amazon Resource Names (ARNs)".</remarks>
internal sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    private const int MaxLength = 2048;

    /// <summary>The id of the resource: the part after the last slash.</summary>
    public string Id => Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>Parses an ARN of a service; <see langword="null"/> for any other text.</summary>
    public static Arn? Parse(string? text, string service)
    {
        if (text is not { Length: <= MaxLength } || text.Split(':', 6) is not ["arn", var partition, var actualService, var region, var account, var resource])
        {
            return null;
        }

        return actualService == service
            && partition.StartsWith("aws", StringComparison.Ordinal) && IsPartitionOrRegion(partition)
            && IsPartitionOrRegion(region)
            && IsAccountId(account)
            && resource.Length > 0 && !resource.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? new Arn(partition, service, region, account, resource)
            : null;
    }

    /// <summary>The ARN of another resource in the same partition, region and account.</summary>
    public Arn WithResource(string resource) => this with { Resource = resource };

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";

    public static bool IsAccountId(string? text) => text is { Length: 12 } && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    /// <summary>Whether a text may be the name of a partition or region.</summary>
    public static bool IsPartitionOrRegion(string? text)
        => text is { Length: > 0 and <= 32 } && text.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
