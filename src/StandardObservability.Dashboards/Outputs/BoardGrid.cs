namespace StandardObservability.Dashboards.Outputs;

/// <summary>Places widgets in rows from left to right on the 24 columns of a dashboard, which CloudWatch and Grafana have both.</summary>
internal sealed class BoardGrid
{
    /// <summary>Number of columns.</summary>
    public const int Columns = 24;

    private int _x;
    private int _y;
    private int _rowHeight;

    /// <summary>The place of the next widget: in the row, or in a new one if it does not fit.</summary>
    public (int X, int Y) Place(int width, int height)
    {
        if (_x + width > Columns)
        {
            StartRow();
        }

        var place = (_x, _y);
        _x += width;
        _rowHeight = Math.Max(_rowHeight, height);
        return place;
    }

    /// <summary>The next widget begins a row.</summary>
    public void StartRow()
    {
        _y += _rowHeight;
        (_x, _rowHeight) = (0, 0);
    }
}
