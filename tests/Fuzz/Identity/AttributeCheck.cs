using StandardObservability.Conventions;
using StandardObservability.Identity.Aws.Platforms;

namespace Fuzz.Identity;

/// <summary>Checks resource attributes that come from outside.</summary>
internal static class AttributeCheck
{
    private const int MaxLength = 2048;

    public static void AreUsable(PlatformAttributes attributes)
    {
        foreach (var (name, value) in attributes.Values)
        {
            foreach (var text in value as string[] ?? [(string)value])
            {
                Check.That(text.Length is > 0 and <= MaxLength, name);
                Check.IsOneLine(text);
                Check.Equal(text, EscapedText.ToWellFormed(text));
            }
        }

        Check.That(Find(attributes, AttributeNames.CloudAccountId) is not { } account || Arn.IsAccountId(account));
        Check.That(Find(attributes, AttributeNames.CloudRegion) is not { } region || Arn.IsPartitionOrRegion(region));
        foreach (var name in (string[])[AttributeNames.AwsEcsTaskArn, AttributeNames.AwsEcsContainerArn, AttributeNames.AwsEcsClusterArn])
        {
            Check.That(Find(attributes, name) is not { } arn || Arn.Parse(arn, "ecs")?.ToString() == arn, name);
        }
    }

    private static string? Find(PlatformAttributes attributes, string name) => attributes.Values.GetValueOrDefault(name) as string;
}
