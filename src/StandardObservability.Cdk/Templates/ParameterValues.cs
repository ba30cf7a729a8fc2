using System.Text.RegularExpressions;
using Amazon.CDK;

namespace StandardObservability.Cdk.Templates;

/// <summary>Finds the value of each parameter of a template: the prop, or else the default of the parameter.</summary>
internal static class ParameterValues
{
    /// <summary>Length of an address of the runbook, which is in the descriptions of alarms, of which CloudWatch accepts 1,024 characters.</summary>
    private const int MaxUrl = 200;

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">A prop is missing or not accepted.</exception>
    /// <exception cref="InvalidDataException">The template has a parameter that is not a prop and has no default.</exception>
    public static IReadOnlyDictionary<string, string> Create(ServiceTemplate template, ServiceObservabilityProps props)
    {
        ArgumentNullException.ThrowIfNull(props);
        var given = Read(props).ToDictionary(static v => v.Parameter, StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, parameter) in template.Parameters)
        {
            var (_, prop, value) = given.GetValueOrDefault(name);
            if (value is not null)
            {
                Require(prop, value, (string?)parameter?["AllowedPattern"]);
            }

            values[name] = value ?? (string?)parameter?["Default"] ?? throw Missing(template, name, prop);
        }

        return values;
    }

    private static IEnumerable<(string Parameter, string Prop, string? Value)> Read(ServiceObservabilityProps props) =>
    [
        ("LogGroupName", nameof(props.LogGroupName), string.IsNullOrWhiteSpace(props.LogGroupName) ? null : props.LogGroupName),
        ("Environment", nameof(props.Environment), props.Environment),
        ("RunbookUrl", nameof(props.RunbookUrl), props.RunbookUrl),
        ("PageTopicArn", nameof(props.PageTopic), props.PageTopic?.TopicArn),
        ("TicketTopicArn", nameof(props.TicketTopic), props.TicketTopic?.TopicArn),
        ("ServiceLevelObjectives", nameof(props.ServiceLevelObjectives), props.ServiceLevelObjectives ? "enabled" : "disabled"),
    ];

    private static Exception Missing(ServiceTemplate template, string parameter, string? prop) => prop == nameof(ServiceObservabilityProps.LogGroupName)
        ? new ArgumentException(
            "LogGroupName is not set, so no query can find log lines. Set it to the log group that receives standard output of the service, "
            + "for example \"/ecs/checkout\" or logGroup.LogGroupName.")
        : ServiceTemplate.NotRendered(template.Origin, $"It has the parameter {parameter}, which has no default");

    /// <summary>A token is not checked: its value is known at the deployment.</summary>
    private static void Require(string prop, string value, string? pattern)
    {
        if (Token.IsUnresolved(value))
        {
            return;
        }

        if (pattern is not null && !Regex.IsMatch(value, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, MatchTimeout))
        {
            throw new ArgumentException($"{prop} is \"{value}\". CloudWatch accepts {pattern}.");
        }

        if (prop == nameof(ServiceObservabilityProps.RunbookUrl))
        {
            RequireAddress(value);
        }
    }

    /// <summary>The address is written into the JSON of the dashboard.</summary>
    private static void RequireAddress(string value)
    {
        if (value.Length is 0 or > MaxUrl || value.Any(static c => c is '"' or '\\' || char.IsControl(c)))
        {
            throw new ArgumentException(
                $"RunbookUrl is \"{value}\". It needs 1 to {MaxUrl} characters without quotes, backslashes and control characters; "
                + "encode them, for example as %22.");
        }
    }
}
