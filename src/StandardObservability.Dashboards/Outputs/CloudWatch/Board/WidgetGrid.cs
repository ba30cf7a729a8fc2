using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>Places widgets in rows from left to right on the 24 columns of a dashboard.</summary>
internal sealed class WidgetGrid
{
    private const int Columns = 24;

    private readonly JsonArray _widgets = [];
    private int _x;
    private int _y;
    private int _rowHeight;

    /// <summary>The placed widgets.</summary>
    public JsonArray Widgets => _widgets;

    /// <summary>Adds a widget to the row, or to a new one if it does not fit.</summary>
    public void Add(string type, int width, int height, JsonObject properties)
    {
        if (_x + width > Columns)
        {
            StartRow();
        }

        _widgets.Add((JsonNode)new JsonObject
        {
            ["type"] = type,
            ["x"] = _x,
            ["y"] = _y,
            ["width"] = width,
            ["height"] = height,
            ["properties"] = properties,
        });
        _x += width;
        _rowHeight = Math.Max(_rowHeight, height);
    }

    /// <summary>The next widget begins a row.</summary>
    public void StartRow()
    {
        _y += _rowHeight;
        (_x, _rowHeight) = (0, 0);
    }
}
