using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>The limits of what both kinds of alarms have: name, description and actions.</summary>
internal static class AlarmTexts
{
    private const int MaximumName = 255;
    private const int MaximumDescription = 1024;
    private const int MaximumActions = 5;

    /// <summary>The name of the alarm, when all is within its limits.</summary>
    public static string Check(TemplateResource resource)
    {
        var properties = resource.Properties;
        var name = properties.OptionalText("AlarmName") ?? $"{TemplateNames.Stack}-{resource.LogicalId}";
        if (name.Length is 0 or > MaximumName) throw new CloudWatchException($"alarm {resource.LogicalId}: the name must have 1 to {MaximumName} characters");
        if (properties.OptionalText("AlarmDescription") is { Length: > MaximumDescription } description)
            throw new CloudWatchException($"alarm {name}: the description has {description.Length} characters, at most {MaximumDescription} are allowed");
        foreach (var state in new[] { "AlarmActions", "OKActions", "InsufficientDataActions" })
        {
            if (properties.TryGetProperty(state, out var actions) && actions.GetArrayLength() > MaximumActions)
                throw new CloudWatchException($"alarm {name}: {state} has more than {MaximumActions} actions");
        }

        return name;
    }
}
