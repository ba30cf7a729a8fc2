using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prometheus;
using StandardObservability.Dashboards.Outputs.Prometheus.Names;

namespace StandardObservability.Dashboards.Outputs.Grafana;

/// <summary>Creates a dashboard of Grafana: the state of alarms and objectives, then the sections of the model.</summary>
internal sealed class Board
{
    private const int SchemaVersion = 42;
    private const int MaxUid = 40;
    private const int ChartWidth = 8;
    private const int ChartHeight = 8;
    private const int NumberHeight = 4;
    private const int TextHeight = 2;

    private readonly ServiceModel _model;
    private readonly string? _environment;
    private readonly Selectors _selectors;
    private readonly PanelQueries _queries;
    private readonly BoardGrid _grid = new();
    private readonly JsonArray _panels = [];

    /// <param name="model">The model.</param>
    /// <param name="options">Names and intervals.</param>
    public Board(ServiceModel model, PrometheusOptions options)
    {
        _model = model;
        _environment = options.Environment;
        _selectors = new Selectors(model.IsFleet ? null : model.Service, options with { Environment = null }, BoardVariables.Environment);
        var logs = new LogsInsights(new EmittedMetrics(ModelNames.DefaultService(model)));
        _queries = new PanelQueries(new PromQl(_selectors, options.ExactShares), logs, PromText.Duration(options.ExportInterval));
    }

    /// <exception cref="RenderException">A data source cannot express a widget.</exception>
    public JsonObject Create()
    {
        AddState();
        foreach (var section in _model.Sections)
        {
            AddSection(section);
        }

        var readsLogs = _panels.Any(static p => p!["targets"] is JsonArray queries && queries.Any(static q => q!["queryMode"] is not null));
        var uid = ModelNames.ForDashboard(_model);
        return new JsonObject
        {
            ["uid"] = uid[..Math.Min(uid.Length, MaxUid)],
            ["title"] = _model.Service,
            ["description"] = "Generated from the service's model; changes belong there.",
            ["tags"] = new JsonArray("generated", _model.IsFleet ? "fleet" : "service"),
            ["schemaVersion"] = SchemaVersion,
            ["editable"] = true,
            ["graphTooltip"] = 1,
            ["refresh"] = "1m",
            ["time"] = new JsonObject { ["from"] = "now-3h", ["to"] = "now" },
            ["templating"] = BoardVariables.Create(FindSome(), _environment, readsLogs),
            ["annotations"] = new JsonObject { ["list"] = _model.IsFleet ? [] : new JsonArray((JsonNode)CreateDeployments()) },
            ["panels"] = _panels,
        };
    }

    /// <summary>Selects series whose environments are offered. All series of all services are too many, so it is one metric of them.</summary>
    private string FindSome() => _model.IsFleet && _model.Reads.FirstOrDefault() is { } first
        ? $"{_selectors.Job}, __name__=~{PromText.Quote($"{MetricName.Translate(first.Signal.Measured)}.*")}"
        : _selectors.Job;

    private void AddState()
    {
        if (_model.Alarms.Count > 0)
        {
            Add(ChartWidth * 2, ChartHeight, CreateAlarms());
        }

        foreach (var slo in _model.Slos)
        {
            Add(ChartWidth, NumberHeight, Named($"Objective {slo.Id}", () => Panels.Budget(slo, new JsonArray((JsonNode)_queries.CreateBudget(slo)))));
        }
    }

    private void AddSection(Section section)
    {
        _grid.StartRow();
        Add(BoardGrid.Columns, 1, Panels.Row(section.Title));
        Add(BoardGrid.Columns, TextHeight, Panels.Text(section.Help));
        foreach (var widget in section.Widgets)
        {
            Add(ChartWidth, widget.View == WidgetView.Number ? NumberHeight : ChartHeight, Named($"Widget \"{widget.Title}\"", () => Create(widget)));
        }

        // Measurements are in Prometheus, so no log group has their documents.
        foreach (var table in section.Tables.Where(static t => t.Source == LogSource.Lines))
        {
            var queries = new JsonArray((JsonNode)_queries.CreateLogs(table));
            Add(BoardGrid.Columns, ChartHeight, Panels.Table(table.Title, meaning: null, GrafanaUnit.Translate(string.Empty), queries));
        }
    }

    private JsonObject Create(Widget widget)
    {
        var isTable = widget.View == WidgetView.Table || widget.Lines.Any(static l => l.Query is LogCountQuery { By: not null });
        var queries = new JsonArray([.. widget.Lines.Index().Select(l => isTable
            ? _queries.CreateColumn(l.Index, l.Item)
            : _queries.CreateLine(l.Index, l.Item, widget.Lines.Count == 1))]);
        return !isTable
            ? widget.View == WidgetView.Number ? Panels.Number(widget, queries) : Panels.Chart(widget, queries)
            : CreateTable(widget, queries);
    }

    /// <summary>The column of a value is <c>Value</c>, or <c>Value #A</c> with several queries.</summary>
    private JsonObject CreateTable(Widget widget, JsonArray queries)
    {
        var panel = Panels.Table(widget.Title, widget.Meaning, GrafanaUnit.Translate(widget.Unit), queries, widget.Lines[0].Label);
        var values = widget.Lines.Zip(queries, (l, q) => (queries.Count == 1 ? "Value" : $"Value #{q!["refId"]}", l.Label));
        var attributes = widget.Lines.Select(static l => l.Query.SplitBy).OfType<string>().Distinct(StringComparer.Ordinal);
        panel["transformations"] = Panels.Columns([.. attributes.Select(a => (_selectors.Label(a), a)), .. values], "Time");
        return panel;
    }

    private JsonObject CreateAlarms()
    {
        var service = PromText.Quote(_model.Service);
        var query = _queries.CreateInstant(0, $"ALERTS{{service={service}, deployment_environment_name=~\"{BoardVariables.Environment}|\"}}", "{{alertname}}");
        query["format"] = "table";
        const string Meaning = "Alerts of rules.yml that are pending or firing. The table is empty while there are none.";
        var panel = Panels.Table("Alarms", Meaning, GrafanaUnit.Translate(string.Empty), new JsonArray((JsonNode)query));
        panel["transformations"] = Panels.Columns(
            [("alertname", "alarm"), ("alertstate", "state")],
            "Time", "Value", "__name__", "service", "deployment_environment_name");
        panel["fieldConfig"]!["defaults"]!["noValue"] = "No alarm is pending or firing.";
        return panel;
    }

    /// <summary>A vertical line where a version is new.</summary>
    private JsonObject CreateDeployments()
    {
        var versions = $"group by (service_version) (target_info{{{_selectors.Job}}}";
        return new JsonObject
        {
            ["name"] = "New versions",
            ["enable"] = true,
            ["iconColor"] = "blue",
            ["datasource"] = BoardVariables.Prometheus,
            ["target"] = new JsonObject { ["refId"] = "versions", ["expr"] = $"{versions}) unless {versions} offset 5m)", ["interval"] = "1m" },
            ["titleFormat"] = "Version {{service_version}}",
        };
    }

    private void Add(int width, int height, JsonObject panel)
    {
        var (x, y) = _grid.Place(width, height);
        panel["id"] = _panels.Count + 1;
        panel["gridPos"] = new JsonObject { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height };
        _panels.Add((JsonNode)panel);
    }

    private static JsonObject Named(string name, Func<JsonObject> create)
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
