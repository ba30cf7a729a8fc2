namespace StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;

/// <summary>Where a widget is on the grid of 24 columns.</summary>
internal readonly record struct WidgetBox(int X, int Y, int Width, int Height)
{
    public bool Overlaps(WidgetBox other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;
}
