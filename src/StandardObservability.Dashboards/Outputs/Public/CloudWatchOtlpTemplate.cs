using StandardObservability.Conventions.Commands;
using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.CloudWatch;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Otlp;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards;

/// <summary>
/// A CloudFormation template with the dashboard, the alarms and the saved queries of a model, for a service whose OTLP metrics CloudWatch stores.
/// Each alarm is one PromQL query. It is not verified on an AWS account.
/// </summary>
/// <remarks>Sources: docs/adr/0027; AWS CloudFormation template reference, <c>AWS::CloudWatch::Alarm</c>.</remarks>
public static class CloudWatchOtlpTemplate
{
    /// <summary>Name of the file in a rendered folder.</summary>
    public const string FileName = "observability.otlp.template.json";

    /// <summary>Renders the template as JSON, for OTLP metrics with cumulative temporality.</summary>
    /// <param name="model">The model.</param>
    /// <param name="service">The service, for its export interval; <see langword="null"/> for the defaults of this library.</param>
    /// <returns>The template.</returns>
    /// <exception cref="RenderException">CloudWatch cannot express a widget or an alarm.</exception>
    public static RenderedFile Render(ServiceModel model, EmittingService? service = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelNames.Require(model);
        var emitting = service ?? ModelNames.DefaultService(model);
        var promQl = new OtlpPromQl(new OtlpNames(model.IsFleet ? null : emitting.Name));
        var logs = new LogsInsights(new EmittedMetrics(emitting));
        var shown = WithoutMeasurementsInLogs(model);
        var alarms = new AlarmResources(shown, new PromQlAlarm(new AlertExpression(promQl, emitting.ExportInterval)).Split);
        var template = new ServiceTemplate(shown);
        template.AddDashboard(new ChartWidgets(promQl, RangeWindow.Create(AlertExpression.Interval, emitting.ExportInterval), logs), alarms);
        template.AddAlarms(alarms);
        template.AddQueries(shown.Queries.Where(IsOfLines), logs);
        return new RenderedFile(FileName, template.Write(Describe(model)));
    }

    private static string Describe(ServiceModel model)
        => $"Dashboard, alarms and saved queries of {model.Service} for OTLP metrics with cumulative temporality in CloudWatch. "
            + "Not verified on an AWS account. Generated from the service's model; changes belong there.";

    /// <summary>
    /// Embedded metric format writes measurements to the log group, OTLP does not. Objectives of Application Signals read classic metrics, so they
    /// are omitted; their alarms are not.
    /// </summary>
    private static ServiceModel WithoutMeasurementsInLogs(ServiceModel model) => model with
    {
        Slos = [],
        Sections = [.. model.Sections.Select(static s => s with { Tables = [.. s.Tables.Where(IsOfLines)] })],
    };

    private static bool IsOfLines(SavedQuery query) => query.Source == LogSource.Lines;
}
