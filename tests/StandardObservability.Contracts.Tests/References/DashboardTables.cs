using System.Globalization;
using System.Text;
using StandardObservability.Dashboards;
using StandardObservability.Dashboards.Outputs;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prices;
using StandardObservability.Dashboards.Outputs.Runbooks;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The tables of widgets and alarms of the standard model, for the documents.</summary>
internal static class DashboardTables
{
    private static readonly ServiceModel Model = StandardModel.For("SERVICE");

    /// <summary>Each section of the standard model with its widgets.</summary>
    public static string CreateWidgets() => CreateWidgets(Model);

    /// <summary>Each section of the board of all services with its widgets.</summary>
    public static string CreateFleetWidgets() => CreateWidgets(FleetModel.For("FLEET"));

    private static string CreateWidgets(ServiceModel model)
    {
        var text = new StringBuilder();
        foreach (var section in model.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {section.Title}\n{section.Help}\n\n| widget | what it means | reads |\n|---|---|---|\n");
            foreach (var widget in section.Widgets)
            {
                var reads = string.Join("; ", widget.Lines.Select(static l => QueryText.Describe(l.Query)).Distinct());
                text.Append(CultureInfo.InvariantCulture, $"| {widget.Title} | {widget.Meaning} | {reads} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Each alarm with its conditions and its cost.</summary>
    public static string CreateAlarms()
    {
        var metrics = new EmittedMetrics(ModelNames.DefaultService(Model));
        var text = new StringBuilder();
        foreach (var alarm in Model.Alarms)
        {
            var cost = AlarmCost.Find(alarm, metrics).PriceAt(PriceTable.Default);
            text.Append(CultureInfo.InvariantCulture, $"### {alarm.Id}\n**{alarm.Severity}**, ${cost:0.00} a month. {alarm.Meaning} It fires while:\n");
            foreach (var condition in alarm.Conditions)
            {
                text.Append(CultureInfo.InvariantCulture, $"- {QueryText.Describe(condition)}\n");
            }

            text.Append('\n');
        }

        var all = AlarmCost.Find(Model, metrics).PriceAt(PriceTable.Default);
        return text.Append(CultureInfo.InvariantCulture, $"All alarms together cost ${all:0.00} a month ({PriceTable.Default.Source}).\n").ToString();
    }
}
