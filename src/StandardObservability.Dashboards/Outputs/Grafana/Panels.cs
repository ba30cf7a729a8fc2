using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.Grafana;

/// <summary>Creates the panels of a dashboard, without their places.</summary>
/// <remarks>Source: the types <c>Panel</c> and <c>PanelCfg</c> of <c>@grafana/schema</c>.</remarks>
internal static class Panels
{
    private const string Red = "red";
    private const string Green = "green";

    /// <summary>The line between two sections.</summary>
    public static JsonObject Row(string title) => new() { ["type"] = "row", ["title"] = title, ["collapsed"] = false, ["panels"] = new JsonArray() };

    /// <summary>A text in Markdown.</summary>
    public static JsonObject Text(string markdown) => new()
    {
        ["type"] = "text",
        ["transparent"] = true,
        ["options"] = new JsonObject { ["mode"] = "markdown", ["content"] = markdown },
    };

    /// <summary>Lines or stacked areas over time, with the thresholds of the widget.</summary>
    public static JsonObject Chart(Widget widget, JsonArray queries)
    {
        var panel = Create("timeseries", widget.Title, widget.Meaning, queries);
        var isStacked = widget.View == WidgetView.Stacked;
        var steps = Steps("transparent", widget.Thresholds.Select(static t => (Red, t.Value)));
        panel["fieldConfig"] = Fields(GrafanaUnit.Translate(widget.Unit), steps, new JsonObject
        {
            ["axisSoftMin"] = 0,
            ["fillOpacity"] = isStacked ? 40 : 0,
            ["stacking"] = new JsonObject { ["mode"] = isStacked ? "normal" : "none" },
            ["thresholdsStyle"] = new JsonObject { ["mode"] = widget.Thresholds.Count > 0 ? "line" : "off" },
        });
        panel["options"] = new JsonObject
        {
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        };
        return panel;
    }

    /// <summary>The last value as a number.</summary>
    public static JsonObject Number(Widget widget, JsonArray queries)
    {
        var steps = Steps("text", widget.Thresholds.Select(static t => (Red, t.Value)));
        return Number(widget.Title, widget.Meaning, GrafanaUnit.Translate(widget.Unit), steps, queries);
    }

    /// <summary>How much of the error budget of an objective is left.</summary>
    public static JsonObject Budget(Slo slo, JsonArray queries) => Number(
        $"{slo.Title}: budget left of {Numbers.Write(slo.Window.TotalDays)} days",
        "The share of the failures that the objective allows and that did not happen. Below 0 % the objective is missed. "
        + "If metrics are kept for a shorter time, it is about that time.",
        GrafanaUnit.Translate("1"),
        Steps(Red, (Green, 0)),
        queries);

    /// <summary>A table, sorted by a column.</summary>
    public static JsonObject Table(string title, string? meaning, string unit, JsonArray queries, string? sortedBy = null)
    {
        var panel = Create("table", title, meaning, queries);
        panel["fieldConfig"] = Fields(unit, Steps("text"), new JsonObject
        {
            ["align"] = "auto",
            ["cellOptions"] = new JsonObject { ["type"] = "auto" },
            ["inspect"] = false,
        });
        panel["options"] = new JsonObject { ["showHeader"] = true, ["frameIndex"] = 0, ["cellHeight"] = "sm" };
        if (sortedBy is not null)
        {
            panel["options"]!["sortBy"] = new JsonArray((JsonNode)new JsonObject { ["displayName"] = sortedBy, ["desc"] = true });
        }

        return panel;
    }

    /// <summary>Gives the columns of a table the names that people read, and hides the others.</summary>
    public static JsonArray Columns(IEnumerable<(string Column, string Name)> renamed, params IEnumerable<string> hidden) => new(
        new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
        new JsonObject
        {
            ["id"] = "organize",
            ["options"] = new JsonObject
            {
                ["excludeByName"] = new JsonObject(hidden.Select(static h => KeyValuePair.Create(h, (JsonNode?)true))),
                ["renameByName"] = new JsonObject(renamed.Select(static r => KeyValuePair.Create(r.Column, (JsonNode?)r.Name))),
            },
        });

    private static JsonObject Number(string title, string? meaning, string unit, JsonObject steps, JsonArray queries)
    {
        var panel = Create("stat", title, meaning, queries);
        panel["fieldConfig"] = Fields(unit, steps, []);
        panel["options"] = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = string.Empty, ["values"] = false },
            ["orientation"] = "auto",
            ["colorMode"] = "value",
            ["graphMode"] = "none",
            ["justifyMode"] = "auto",
            ["textMode"] = "auto",
            ["wideLayout"] = true,
            ["percentChangeColorMode"] = "standard",
            ["showPercentChange"] = false,
        };
        return panel;
    }

    private static JsonObject Create(string type, string title, string? meaning, JsonArray queries)
    {
        var panel = new JsonObject { ["type"] = type, ["title"] = title };
        if (meaning is not null)
        {
            panel["description"] = meaning;
        }

        panel["datasource"] = SourceOf(queries);
        panel["targets"] = queries;
        return panel;
    }

    /// <summary>The data source that all queries have, or Grafana's mixed one.</summary>
    private static JsonNode SourceOf(JsonArray queries)
    {
        var sources = queries.Select(static q => q!["datasource"]!).DistinctBy(static s => s.ToJsonString()).ToList();
        return sources.Count == 1 ? sources[0].DeepClone() : new JsonObject { ["type"] = "datasource", ["uid"] = "-- Mixed --" };
    }

    private static JsonObject Fields(string unit, JsonObject thresholds, JsonObject custom) => new()
    {
        ["defaults"] = new JsonObject { ["unit"] = unit, ["thresholds"] = thresholds, ["custom"] = custom },
        ["overrides"] = new JsonArray(),
    };

    private static JsonObject Steps(string lowest, params IEnumerable<(string Color, double Value)> steps) => new()
    {
        ["mode"] = "absolute",
        ["steps"] = new JsonArray(
        [
            new JsonObject { ["color"] = lowest, ["value"] = null },
            .. steps.OrderBy(static s => s.Value).Select(static s => new JsonObject { ["color"] = s.Color, ["value"] = Numbers.Round(s.Value) }),
        ]),
    };
}
