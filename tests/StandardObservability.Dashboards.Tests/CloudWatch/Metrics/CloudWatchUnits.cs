namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>The units that CloudWatch documents (MetricDatum).</summary>
internal static class CloudWatchUnits
{
    private static readonly HashSet<string> Units = Build();

    public static bool Knows(string unit) => Units.Contains(unit);

    private static HashSet<string> Build()
    {
        var units = new HashSet<string>(StringComparer.Ordinal) { "Seconds", "Microseconds", "Milliseconds", "Percent", "Count", "Count/Second", "None" };
        foreach (var size in new[] { "", "Kilo", "Mega", "Giga", "Tera" })
        {
            foreach (var amount in new[] { "Bytes", "Bits" })
            {
                var unit = size.Length == 0 ? amount : size + amount.ToLowerInvariant();
                units.Add(unit);
                units.Add(unit + "/Second");
            }
        }

        return units;
    }
}
