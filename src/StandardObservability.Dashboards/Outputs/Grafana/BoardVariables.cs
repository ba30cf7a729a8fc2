using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.Grafana;

/// <summary>What differs between installations and environments: variables that are chosen at the top of the dashboard.</summary>
/// <remarks>Sources: Grafana documentation, "Add variables", and template variables of the data sources Prometheus and CloudWatch.</remarks>
internal static class BoardVariables
{
    /// <summary>The pattern of the chosen environment in PromQL.</summary>
    public const string Environment = "$environment";

    private const string Metrics = "datasource";
    private const string Logs = "logs";
    private const string LogGroup = "loggroup";

    /// <summary>The data source of metrics.</summary>
    public static JsonObject Prometheus => Source("prometheus", Metrics);

    /// <summary>The data source of log events.</summary>
    public static JsonObject CloudWatch => Source("cloudwatch", Logs);

    /// <summary>The chosen log group.</summary>
    public static JsonNode ChosenLogGroup => "$" + LogGroup;

    /// <summary>The variables. Those of log events exist only if a panel reads them.</summary>
    /// <param name="job">The matcher of the service.</param>
    /// <param name="readsLogs">Whether a panel reads log events.</param>
    public static JsonObject Create(string job, bool readsLogs) => new()
    {
        ["list"] = new JsonArray(
        [
            SourceVariable(Metrics, "Metrics", "prometheus"),
            CreateEnvironment(job),
            .. readsLogs ? (JsonNode[])[SourceVariable(Logs, "Logs", "cloudwatch"), CreateLogGroup()] : [],
        ]),
    };

    /// <summary>Environments are those of the metrics. target_info has the label also when metrics do not, so it is left out.</summary>
    private static JsonObject CreateEnvironment(string job) => new()
    {
        ["type"] = "query",
        ["name"] = Environment[1..],
        ["label"] = "Environment",
        ["datasource"] = Prometheus,
        ["query"] = new JsonObject
        {
            ["query"] = $"label_values({{{job}, __name__!=\"target_info\"}}, deployment_environment_name)",
            ["refId"] = "environments",
        },
        ["refresh"] = 2,
        ["sort"] = 1,
        ["includeAll"] = true,
        ["allValue"] = ".*",
        ["current"] = new JsonObject { ["text"] = "All", ["value"] = "$__all" },
    };

    private static JsonObject CreateLogGroup() => new()
    {
        ["type"] = "query",
        ["name"] = LogGroup,
        ["label"] = "Log group",
        ["datasource"] = CloudWatch,
        ["query"] = new JsonObject { ["queryType"] = "logGroups", ["logGroupPrefix"] = "", ["region"] = "default", ["refId"] = "groups" },
        ["refresh"] = 1,
        ["sort"] = 1,
    };

    private static JsonObject Source(string type, string variable) => new() { ["type"] = type, ["uid"] = $"${{{variable}}}" };

    private static JsonObject SourceVariable(string name, string label, string type)
        => new() { ["type"] = "datasource", ["name"] = name, ["label"] = label, ["query"] = type, ["refresh"] = 1 };
}
