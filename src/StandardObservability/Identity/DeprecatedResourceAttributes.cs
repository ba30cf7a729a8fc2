using StandardObservability.Conventions;
using StandardObservability.Conventions.Identity;

namespace StandardObservability.Identity;

/// <summary>Adds the current names of deprecated resource attributes.</summary>
internal static class DeprecatedResourceAttributes
{
    private static readonly Dictionary<string, string> CurrentNames = new(StringComparer.Ordinal)
    {
        [DeprecatedAttributeNames.DeploymentEnvironment] = AttributeNames.DeploymentEnvironmentName,
        [DeprecatedAttributeNames.FaasId] = AttributeNames.CloudResourceId,
        [DeprecatedAttributeNames.VcsRepositoryRefRevision] = AttributeNames.VcsRefHeadRevision,
    };

    /// <summary>Returns the attributes after those that deprecated names among them set, so that a current name in the list wins.</summary>
    public static IEnumerable<KeyValuePair<string, T>> WithCurrentNames<T>(IReadOnlyCollection<KeyValuePair<string, T>> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            if (CurrentNames.TryGetValue(name, out var current))
            {
                yield return new(current, value);
            }
        }

        foreach (var attribute in attributes)
        {
            yield return attribute;
        }
    }
}
