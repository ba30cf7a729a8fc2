namespace StandardObservability.Metrics.Emf;

/// <summary>UCUM units, as OpenTelemetry uses them, in CloudWatch's words.</summary>
/// <remarks>Source: CloudWatch API reference, <c>MetricDatum</c>, <c>Unit</c>. A unit without a counterpart is left out.</remarks>
internal static class EmfUnits
{
    public static string? FromUcum(string? unit) => unit switch
    {
        "s" => "Seconds",
        "ms" => "Milliseconds",
        "us" => "Microseconds",
        "By" => "Bytes",
        "kBy" => "Kilobytes",
        "MBy" => "Megabytes",
        "GBy" => "Gigabytes",
        "TBy" => "Terabytes",
        "bit" => "Bits",
        "kbit" => "Kilobits",
        "Mbit" => "Megabits",
        "Gbit" => "Gigabits",
        "Tbit" => "Terabits",
        "%" => "Percent",
        "By/s" => "Bytes/Second",
        "kBy/s" => "Kilobytes/Second",
        "MBy/s" => "Megabytes/Second",
        "GBy/s" => "Gigabytes/Second",
        "TBy/s" => "Terabytes/Second",
        "bit/s" => "Bits/Second",
        "kbit/s" => "Kilobits/Second",
        "Mbit/s" => "Megabits/Second",
        "Gbit/s" => "Gigabits/Second",
        "Tbit/s" => "Terabits/Second",
        not null when unit.StartsWith('{') && unit.EndsWith('}') => "Count",
        not null when unit.StartsWith('{') && unit.EndsWith("}/s", StringComparison.Ordinal) => "Count/Second",
        _ => null,
    };
}
