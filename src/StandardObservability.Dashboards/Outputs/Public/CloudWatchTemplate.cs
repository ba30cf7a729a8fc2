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
        if (model.IsFleet || model.Reads.Any(static r => r is FleetQuery))
        {
            throw new RenderException(
                $"{model.Service} counts services, which CloudWatch cannot do in embedded metric format. Write --metrics otlp or prometheus.");
        }

        var metrics = new EmittedMetrics(service ?? ModelNames.DefaultService(model));
        var alarms = new AlarmResources(model, new MetricAlarm(metrics).Split);
        var template = new ServiceTemplate(model);
        template.AddDashboard(new MetricWidgets(metrics), alarms);
        template.AddAlarms(alarms);
        template.AddQueries(model.Queries, new LogsInsights(metrics));
        template.AddSlos(new SloResource(metrics));
        return new RenderedFile(
            FileName,
            template.Write($"Dashboard, alarms and saved queries of {model.Service}. Generated from the service's model; changes belong there."));
    }
}
