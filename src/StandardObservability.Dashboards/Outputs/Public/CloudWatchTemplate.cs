using System.Text.Json.Nodes;
using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.CloudWatch;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Board;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards;

/// <summary>A CloudFormation template with the dashboard, the alarms, the saved queries and the objectives of a model.</summary>
/// <remarks>Source: AWS CloudFormation template reference, <c>AWS::CloudWatch</c>, <c>AWS::Logs</c> and <c>AWS::ApplicationSignals</c>.</remarks>
public static class CloudWatchTemplate
{
    /// <summary>Name of the file in a rendered folder.</summary>
    public const string FileName = "observability.template.json";

    /// <summary>Renders the template as JSON, for metrics in embedded metric format.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">How the service emits its metrics; <see langword="null"/> for the defaults of this library.</param>
    /// <returns>The template.</returns>
    /// <exception cref="RenderException">CloudWatch cannot express a widget or an alarm.</exception>
    public static RenderedFile Render(ServiceModel model, EmittingService? service = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelNames.Require(model);
        var metrics = new EmittedMetrics(service ?? ModelNames.DefaultService(model));
        var resources = new TemplateResources();
        var alarms = new AlarmResources(model, metrics);
        AddDashboard(resources, model, metrics, alarms);
        alarms.AddTo(resources);
        AddQueries(resources, model, metrics);
        AddSlos(resources, model, metrics);
        return new RenderedFile(FileName, JsonText.Write(new JsonObject
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = $"Dashboard, alarms and saved queries of {model.Service}. Generated from the service's model; changes belong there.",
            ["Parameters"] = TemplateParameters.Create(model),
            ["Conditions"] = TemplateParameters.CreateConditions(model),
            ["Resources"] = resources.Node,
            ["Outputs"] = CreateOutputs(model),
        }));
    }

    private static void AddDashboard(TemplateResources resources, ServiceModel model, EmittedMetrics metrics, AlarmResources alarms)
    {
        var body = new DashboardBody(model, metrics, [.. alarms.Shown.Select(static a => $"${{{a}.Arn}}")]).Create();
        resources.Add("Dashboard", "AWS::CloudWatch::Dashboard", new JsonObject
        {
            ["DashboardName"] = TemplateResources.Sub($"{ModelNames.ForDashboard(model)}-{Placeholder.Environment}"),
            ["DashboardBody"] = TemplateResources.Sub(JsonText.WriteCompact(body)),
            ["Tags"] = TemplateResources.Tags(("Service", model.Service), ("Team", model.Team)),
        });
    }

    private static void AddQueries(TemplateResources resources, ServiceModel model, EmittedMetrics metrics)
    {
        var logs = new LogsInsights(metrics);
        foreach (var (index, query) in model.Queries.Index())
        {
            resources.Add($"Query{index + 1}", "AWS::Logs::QueryDefinition", new JsonObject
            {
                ["Name"] = TemplateResources.Sub($"{model.Service}/{Placeholder.Environment}/{Placeholder.Escape(query.Title)}"),
                ["LogGroupNames"] = new JsonArray(TemplateResources.Ref("LogGroupName")),
                ["QueryString"] = TemplateResources.Sub(QueryCommands.ToLines(logs.Translate(query))),
            });
        }
    }

    private static void AddSlos(TemplateResources resources, ServiceModel model, EmittedMetrics metrics)
    {
        var slos = new SloResource(metrics);
        foreach (var slo in model.Slos)
        {
            resources.Add(
                AlarmNames.LogicalId(slo.Id).Replace("Alarm", "Slo", StringComparison.Ordinal),
                "AWS::ApplicationSignals::ServiceLevelObjective",
                slos.Create(model, slo),
                TemplateParameters.HasSlos);
        }
    }

    private static JsonObject CreateOutputs(ServiceModel model)
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
