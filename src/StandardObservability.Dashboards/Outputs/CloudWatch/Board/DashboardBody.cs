using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>Creates the body of a CloudWatch dashboard: the state of alarms and objectives, then the sections of the model.</summary>
/// <remarks>Source: Amazon CloudWatch API reference, "Dashboard body structure and syntax".</remarks>
/// <param name="model">The model.</param>
/// <param name="widgets">Writes the properties of widgets.</param>
/// <param name="alarmArns">The ARNs of the alarms that are shown, as texts of <c>Fn::Sub</c>.</param>
internal sealed class DashboardBody(ServiceModel model, WidgetWriter widgets, IReadOnlyList<string> alarmArns)
{
    private const int FullWidth = 24;
    private const int ChartWidth = 8;
    private const int ChartHeight = 6;
    private const int NumberHeight = 4;
    private const int HeadingHeight = 2;
    private const int AlarmHeight = 4;

    private const int MaxAlarms = 100;
    private const int MaxWidgets = 500;

    private readonly WidgetGrid _grid = new();

    /// <exception cref="RenderException">CloudWatch cannot express a widget.</exception>
    public JsonObject Create()
    {
        AddState();
        foreach (var section in model.Sections)
        {
            AddSection(section);
        }

        if (_grid.Widgets.Count > MaxWidgets)
        {
            throw new RenderException($"The dashboard has {_grid.Widgets.Count} widgets. CloudWatch accepts {MaxWidgets}.");
        }

        return new JsonObject { ["start"] = "-PT3H", ["widgets"] = _grid.Widgets };
    }

    private void AddState()
    {
        AddHeading($"# {model.Service}", $"Environment {Placeholder.Environment}. [Runbook]({Placeholder.Runbook})");
        foreach (var arns in alarmArns.Chunk(MaxAlarms))
        {
            _grid.Add("alarm", FullWidth, AlarmHeight, new JsonObject
            {
                ["title"] = "Alarms",
                ["alarms"] = new JsonArray([.. arns.Select(static a => (JsonNode)a)]),
                ["sortBy"] = "stateUpdatedTimestamp",
            });
        }

        foreach (var slo in model.Slos)
        {
            if (Named($"Objective {slo.Id}", () => widgets.CreateBudget(slo)) is { } budget)
            {
                _grid.Add("metric", ChartWidth, NumberHeight, budget);
            }
        }

        if (!model.IsFleet)
        {
            _grid.Add("log", ChartWidth, NumberHeight, widgets.CreateLogs(StandardQueries.Starts));
        }
    }

    private void AddSection(Section section)
    {
        AddHeading($"## {Placeholder.Escape(section.Title)}", Placeholder.Escape(section.Help));
        foreach (var widget in section.Widgets)
        {
            var height = widget.View == WidgetView.Number ? NumberHeight : ChartHeight;
            var (type, properties) = Named($"Widget \"{widget.Title}\"", () => widgets.Create(widget));
            _grid.Add(type, ChartWidth, height, properties);
        }

        foreach (var table in section.Tables)
        {
            _grid.Add("log", FullWidth, ChartHeight, widgets.CreateLogs(table));
        }
    }

    private void AddHeading(string heading, string text)
    {
        _grid.StartRow();
        _grid.Add("text", FullWidth, HeadingHeight, new JsonObject { ["markdown"] = $"{heading}\n{text}" });
    }

    private static T Named<T>(string name, Func<T> create)
    {
        try
        {
            return create();
        }
        catch (RenderException problem)
        {
            throw new RenderException($"{name} {problem.Message}");
        }
    }
}
