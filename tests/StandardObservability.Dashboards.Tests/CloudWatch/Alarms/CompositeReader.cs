using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>Reads composite alarms of a template.</summary>
internal static class CompositeReader
{
    private static readonly string[] Members =
    [
        "ActionsEnabled", "ActionsSuppressor", "ActionsSuppressorExtensionPeriod", "ActionsSuppressorWaitPeriod", "AlarmActions",
        "AlarmDescription", "AlarmName", "AlarmRule", "InsufficientDataActions", "OKActions", "Tags",
    ];

    public static CompositeAlarm Read(TemplateResource resource)
    {
        var properties = resource.Properties;
        properties.AllowOnly($"composite alarm {resource.LogicalId}", Members);
        var name = AlarmTexts.Check(resource);
        var suppressor = properties.OptionalText("ActionsSuppressor");
        if (suppressor is not null && (properties.OptionalInteger("ActionsSuppressorWaitPeriod") is null || properties.OptionalInteger("ActionsSuppressorExtensionPeriod") is null))
            throw new CloudWatchException($"alarm {name}: a suppressor needs a wait period and an extension period");
        return new CompositeAlarm(name, AlarmRuleParser.Parse(properties.Text("AlarmRule")), suppressor is null ? null : AlarmRuleParser.NameOf(suppressor));
    }
}
