using System.Globalization;
using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>Documents that tests of the double send: one metric "m" in the namespace "N", with the dimensions Service and "http.route".</summary>
internal static class Sent
{
    /// <summary>A full hour at which all tests begin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Minute(double minutes) => Start.AddMinutes(minutes);

    /// <summary>A document with a value (any JSON) in a minute after the start.</summary>
    public static string Line(double minute, string value, string metric = "m", string service = "a", string? route = null, string unit = "Count")
    {
        var names = route is null ? "\"Service\"" : "\"Service\",\"http.route\"";
        var member = route is null ? "" : $",\"http.route\":\"{route}\"";
        var time = Minute(minute).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return $$"""
            {"_aws":{"Timestamp":{{time}},"CloudWatchMetrics":[{"Namespace":"N","Dimensions":[[{{names}}]],"Metrics":[{"Name":"{{metric}}","Unit":"{{unit}}"}]}]},"Service":"{{service}}"{{member}},"{{metric}}":{{value}}}
            """;
    }

    /// <summary>Values in the minutes 0, 1, 2, ...; null leaves a minute out.</summary>
    public static void Ingest(this CloudWatchMetrics metrics, string metric, params double?[] values)
    {
        for (var minute = 0; minute < values.Length; minute++)
        {
            if (values[minute] is { } value) metrics.Ingest(Line(minute, value.ToString(CultureInfo.InvariantCulture), metric));
        }
    }

    /// <summary>An entry for a metric of service "a".</summary>
    public static string Stat(string id, string metric = "m", string stat = "Sum", int period = 60, bool returned = false) => $$"""
        {"Id":"{{id}}","MetricStat":{"Metric":{"Namespace":"N","MetricName":"{{metric}}","Dimensions":[{"Name":"Service","Value":"a"}]},"Period":{{period}},"Stat":"{{stat}}"},"ReturnData":{{(returned ? "true" : "false")}}}
        """;

    /// <summary>The values of one expression over x and y (ids of metrics with these names), for the first minutes.</summary>
    public static IReadOnlyList<(int Minute, double Value)> Math(this CloudWatchMetrics metrics, string expression, int minutes = 5) => Points(
        metrics.GetMetricData($$"""[{{Stat("x", "x")}},{{Stat("y", "y")}},{"Id":"e","Expression":{{JsonSerializer.Serialize(expression)}},"ReturnData":true}]""", Start, Minute(minutes)).Single());

    public static IReadOnlyList<(int Minute, double Value)> Points(Queries.MetricDataResult result) =>
        [.. result.Points.Select(point => ((int)(point.Timestamp - Start).TotalMinutes, point.Value))];
}
