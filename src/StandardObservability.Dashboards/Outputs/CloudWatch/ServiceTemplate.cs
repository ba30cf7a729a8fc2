using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Board;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>The template of a service: dashboard, alarms, saved queries, parameters and outputs, for each source of metrics.</summary>
/// <param name="model">The model.</param>
internal sealed class ServiceTemplate(ServiceModel model)
{
    private readonly TemplateResources _resources = new();

    /// <exception cref="RenderException">CloudWatch cannot express a widget.</exception>
    public void AddDashboard(WidgetWriter widgets, AlarmResources alarms)
    {
        var body = new DashboardBody(model, widgets, [.. alarms.Shown.Select(static a => $"${{{a}.Arn}}")]).Create();
        _resources.Add("Dashboard", "AWS::CloudWatch::Dashboard", new JsonObject
        {
            ["DashboardName"] = TemplateResources.Sub($"{ModelNames.ForDashboard(model)}-{Placeholder.Environment}"),
            ["DashboardBody"] = TemplateResources.Sub(JsonText.WriteCompact(body)),
            ["Tags"] = TemplateResources.Tags(("Service", model.Service), ("Team", model.Team)),
        });
    }

    /// <exception cref="RenderException">CloudWatch cannot express an alarm.</exception>
    public void AddAlarms(AlarmResources alarms) => alarms.AddTo(_resources);

    public void AddQueries(IEnumerable<SavedQuery> queries, LogsInsights logs)
    {
        foreach (var (index, query) in queries.Index())
        {
            _resources.Add($"Query{index + 1}", "AWS::Logs::QueryDefinition", new JsonObject
            {
                ["Name"] = TemplateResources.Sub($"{model.Service}/{Placeholder.Environment}/{Placeholder.Escape(query.Title)}"),
                ["LogGroupNames"] = new JsonArray(TemplateResources.Ref("LogGroupName")),
                ["QueryString"] = TemplateResources.Sub(QueryCommands.ToLines(logs.Translate(query))),
            });
        }
    }

    public void AddSlos(SloResource slos)
    {
        foreach (var slo in model.Slos)
        {
            _resources.Add(
                AlarmNames.LogicalId(slo.Id).Replace("Alarm", "Slo", StringComparison.Ordinal),
                "AWS::ApplicationSignals::ServiceLevelObjective",
                slos.Create(model, slo),
                TemplateParameters.HasSlos);
        }
    }

    /// <summary>Writes the template as JSON.</summary>
    public string Write(string description) => JsonText.Write(new JsonObject
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = description,
        ["Parameters"] = TemplateParameters.Create(model),
        ["Conditions"] = TemplateParameters.CreateConditions(model),
        ["Resources"] = _resources.Node,
        ["Outputs"] = CreateOutputs(),
    });

    private JsonObject CreateOutputs()
    {
        var outputs = new JsonObject
        {
            ["DashboardName"] = new JsonObject { ["Description"] = "Name of the dashboard.", ["Value"] = TemplateResources.Ref("Dashboard") },
        };
        if (model.Alarms.Where(static a => a.GuardsDeployment).Select(static a => $"${{{AlarmNames.LogicalId(a.Id)}}}").ToList() is { Count: > 0 } guards)
        {
            outputs["DeploymentAlarmNames"] = new JsonObject
            {
                ["Description"] = "Alarms that roll a deployment back: for the deployment configuration of ECS, or an alarm configuration of CodeDeploy.",
                ["Value"] = TemplateResources.Sub(string.Join(',', guards)),
            };
        }

        return outputs;
    }
}
