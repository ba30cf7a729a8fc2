namespace StandardObservability.Dashboards.Outputs.Grafana;

/// <summary>Units of a panel.</summary>
/// <remarks>Source: Grafana documentation, "Configure standard options", and the ids of its value formats.</remarks>
internal static class GrafanaUnit
{
    /// <summary>The id of a unit in UCUM notation. One that Grafana does not know is written behind the number.</summary>
    public static string Translate(string unit) => unit switch
    {
        "1" => "percentunit",
        "s" or "ms" => unit,
        "us" => "µs",
        "ns" => "ns",
        "By" => "bytes",
        "By/s" => "binBps",
        "1/s" => "suffix:/s",
        "%" => "percent",
        ['{', ..] or "" => "short",
        _ => $"suffix: {unit}",
    };
}
