namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>A log event or a row of a result: numbers (double), texts and truth values by name. A name without a value is absent.</summary>
internal sealed class LogRow
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public LogRow()
    {
    }

    private LogRow(LogRow other) => _values = new Dictionary<string, object>(other._values, StringComparer.Ordinal);

    /// <summary>The value of a field; null when it is absent.</summary>
    public object? this[string field] => _values.GetValueOrDefault(field);

    public int Count => _values.Count;

    public LogRow With(string field, object? value)
    {
        var row = new LogRow(this);
        row.Set(field, value);
        return row;
    }

    public void Set(string field, object? value)
    {
        if (value is null) _values.Remove(field);
        else _values[field] = value;
    }

    /// <summary>A value as a number.</summary>
    public double Number(string field) => LogValues.Number(this[field]) ?? throw new CloudWatchException($"the field {field} is no number: {this[field]}");

    /// <summary>A time such as @timestamp or bin(1m).</summary>
    public DateTimeOffset Time(string field) => DateTimeOffset.FromUnixTimeMilliseconds((long)Number(field));
}
