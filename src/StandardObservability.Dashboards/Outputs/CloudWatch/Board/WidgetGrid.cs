using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>The widgets of a dashboard body with their places.</summary>
internal sealed class WidgetGrid
{
    private readonly BoardGrid _grid = new();
    private readonly JsonArray _widgets = [];

    /// <summary>The placed widgets.</summary>
    public JsonArray Widgets => _widgets;

    /// <summary>Adds a widget to the row, or to a new one if it does not fit.</summary>
    public void Add(string type, int width, int height, JsonObject properties)
    {
        var (x, y) = _grid.Place(width, height);
        _widgets.Add((JsonNode)new JsonObject
        {
            ["type"] = type,
            ["x"] = x,
            ["y"] = y,
            ["width"] = width,
            ["height"] = height,
            ["properties"] = properties,
        });
    }

    /// <summary>The next widget begins a row.</summary>
    public void StartRow() => _grid.StartRow();
}
