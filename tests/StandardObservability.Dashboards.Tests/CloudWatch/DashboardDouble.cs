using System.Text;
using System.Text.Json;
using StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>A dashboard, accepted as CloudWatch would accept its body.</summary>
internal sealed class DashboardDouble
{
    private const int MaximumWidgets = 500;
    private const int MaximumMetrics = 2500;
    private const int MaximumBytes = 1_048_576;
    private const int Columns = 24;
    private const int MaximumHeight = 1000;

    private DashboardDouble(IReadOnlyList<DashboardWidget> widgets) => Widgets = widgets;

    public IReadOnlyList<DashboardWidget> Widgets { get; }

    public static DashboardDouble Parse(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > MaximumBytes) throw new CloudWatchException($"dashboard: the body has more than {MaximumBytes} bytes");
        using var document = JsonReading.Parse(body);
        document.RootElement.AllowOnly("dashboard", "end", "periodOverride", "start", "variables", "widgets");
        var widgets = document.RootElement.GetProperty("widgets").EnumerateArray().Select(Widget).ToList();
        if (widgets.Count > MaximumWidgets) throw new CloudWatchException($"dashboard: at most {MaximumWidgets} widgets, this one has {widgets.Count}");
        if (widgets.Where(widget => widget.Kind == "metric").Sum(widget => widget.Metrics.Count) > MaximumMetrics)
            throw new CloudWatchException($"dashboard: at most {MaximumMetrics} metrics in all widgets");
        CheckOverlaps(widgets);
        return new DashboardDouble(widgets);
    }

    /// <summary>The only widget with a title.</summary>
    public DashboardWidget Widget(string title) =>
        Widgets.Where(widget => widget.Title == title).ToList() is [var one] ? one : throw new CloudWatchException($"dashboard: not exactly one widget has the title {title}");

    private static DashboardWidget Widget(JsonElement widget)
    {
        widget.AllowOnly("widget", "type", "x", "y", "width", "height", "properties");
        var box = new WidgetBox(Cell(widget, "x"), Cell(widget, "y"), Cell(widget, "width"), Cell(widget, "height"));
        if (box.X < 0 || box.Y < 0 || box.Width < 1 || box.X + box.Width > Columns) throw new CloudWatchException($"dashboard: {box} is outside of the {Columns} columns");
        if (box.Height is < 1 or > MaximumHeight) throw new CloudWatchException($"dashboard: the height of {box} must be 1 to {MaximumHeight}");
        var properties = widget.GetProperty("properties").Clone();
        WidgetRules.Check(widget.Text("type"), properties);
        return new DashboardWidget(widget.Text("type"), box, properties);
    }

    /// <summary>CloudWatch places a widget without a position itself; the double wants every one placed.</summary>
    private static int Cell(JsonElement widget, string member) =>
        widget.OptionalInteger(member) ?? throw new CloudWatchException($"dashboard: a widget has no {member}");

    private static void CheckOverlaps(List<DashboardWidget> widgets)
    {
        for (var first = 0; first < widgets.Count; first++)
        {
            for (var second = first + 1; second < widgets.Count; second++)
            {
                if (widgets[first].Box.Overlaps(widgets[second].Box)) throw new CloudWatchException($"dashboard: {widgets[first].Box} and {widgets[second].Box} overlap");
            }
        }
    }
}
