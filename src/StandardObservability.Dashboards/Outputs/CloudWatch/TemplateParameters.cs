using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>The parameters and conditions of a template: what differs between environments.</summary>
internal static class TemplateParameters
{
    /// <summary>The condition under which objectives are resources of Application Signals.</summary>
    public const string HasSlos = "HasServiceLevelObjectives";

    /// <summary>The most characters of the parameter for the environment.</summary>
    public const int LongestEnvironment = 64;

    private const string LogGroup = "LogGroupName";
    private const string SloSwitch = "ServiceLevelObjectives";
    private const string NoTopic = "none";
    private const string Disabled = "disabled";
    private const string Enabled = "enabled";

    /// <summary>The parameters that a model needs.</summary>
    public static JsonObject Create(ServiceModel model)
    {
        var parameters = CreateAll();
        foreach (var (_, parameter) in Unneeded(model))
        {
            parameters.Remove(parameter);
        }

        return parameters;
    }

    /// <summary>The conditions that a model needs.</summary>
    public static JsonObject CreateConditions(ServiceModel model)
    {
        var conditions = CreateAllConditions();
        foreach (var (condition, _) in Unneeded(model))
        {
            conditions.Remove(condition);
        }

        return conditions;
    }

    /// <summary>The actions of an alarm: the topic of its severity, if there is one.</summary>
    public static JsonObject Actions(Severity severity) => new() { ["AlarmActions"] = Topic(severity), ["OKActions"] = Topic(severity) };

    private static IEnumerable<(string Condition, string Parameter)> Unneeded(ServiceModel model)
    {
        foreach (var severity in new[] { Severity.Page, Severity.Ticket }.Where(s => model.Alarms.All(a => a.Severity != s)))
        {
            yield return (HasTopic(severity), TopicName(severity));
        }

        if (model.Slos.Count == 0)
        {
            yield return (HasSlos, SloSwitch);
        }

        if (model.IsFleet && !ReadsLogs(model))
        {
            yield return (LogGroup, LogGroup);
        }
    }

    private static bool ReadsLogs(ServiceModel model)
        => model.Queries.Any() || model.Sections.SelectMany(static s => s.Widgets).Any(static w => w.Lines.Any(static l => l.Query is LogCountQuery));

    private static JsonObject CreateAll() => new()
    {
        ["Environment"] = Parameter(
            "The environment of the service, deployment.environment.name.", ("Default", "production"), ("AllowedPattern", $"[A-Za-z0-9_-]{{1,{LongestEnvironment}}}")),
        [LogGroup] = Parameter("The log group that receives standard output of the service.", ("AllowedPattern", @"[\.\-_/#A-Za-z0-9]{1,512}")),
        ["RunbookUrl"] = Parameter("Address of the runbook, without the name of an alarm.", ("Default", "RUNBOOK.md")),
        [TopicName(Severity.Page)] = Parameter("SNS topic that wakes the person on call. Without it no one is notified.", ("Default", NoTopic)),
        [TopicName(Severity.Ticket)] = Parameter("SNS topic of alarms for working hours.", ("Default", NoTopic)),
        [SloSwitch] = Switch("Whether the objectives are resources of CloudWatch Application Signals, which must be enabled in the account."),
    };

    private static JsonObject CreateAllConditions() => new()
    {
        [HasTopic(Severity.Page)] = IsNot(TopicName(Severity.Page), NoTopic),
        [HasTopic(Severity.Ticket)] = IsNot(TopicName(Severity.Ticket), NoTopic),
        [HasSlos] = IsNot(SloSwitch, Disabled),
    };

    private static string TopicName(Severity severity) => $"{severity}TopicArn";

    private static string HasTopic(Severity severity) => $"Has{severity}Topic";

    private static JsonObject Topic(Severity severity) => new()
    {
        ["Fn::If"] = new JsonArray(HasTopic(severity), new JsonArray(TemplateResources.Ref(TopicName(severity))), TemplateResources.Ref("AWS::NoValue")),
    };

    private static JsonObject IsNot(string parameter, string value) => new()
    {
        ["Fn::Not"] = new JsonArray((JsonNode)new JsonObject { ["Fn::Equals"] = new JsonArray(TemplateResources.Ref(parameter), value) }),
    };

    private static JsonObject Switch(string description)
    {
        var parameter = Parameter(description, ("Default", Disabled));
        parameter["AllowedValues"] = new JsonArray(Disabled, Enabled);
        return parameter;
    }

    private static JsonObject Parameter(string description, params IReadOnlyList<(string Name, string Value)> members)
    {
        var parameter = new JsonObject { ["Type"] = "String", ["Description"] = description };
        foreach (var (name, value) in members)
        {
            parameter[name] = value;
        }

        return parameter;
    }
}
