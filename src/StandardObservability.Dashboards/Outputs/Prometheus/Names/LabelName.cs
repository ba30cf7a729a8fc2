namespace StandardObservability.Dashboards.Outputs.Prometheus.Names;

/// <summary>Names of attributes as labels.</summary>
/// <remarks>Source: OpenTelemetry specification, "Prometheus and OpenMetrics compatibility", metric attributes.</remarks>
internal static class LabelName
{
    public static string Translate(string attribute)
    {
        var name = Clean(attribute);
        return char.IsAsciiDigit(name[0]) ? "key_" + name : name;
    }

    /// <summary>Replaces what names do not accept. Several underscores become one.</summary>
    public static string Clean(string text)
    {
        var name = string.Concat(text.Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        while (name.Contains("__", StringComparison.Ordinal))
        {
            name = name.Replace("__", "_", StringComparison.Ordinal);
        }

        return name;
    }
}
