using System.Globalization;
using System.Text.Json;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Discovers the fields of a log line: nested members and items of arrays by names joined with dots, up to the limit of the service.</summary>
internal static class LogEventReader
{
    public static LogRow Read(string logGroup, string line, DateTimeOffset? arrival, int maximumFields)
    {
        var row = new LogRow();
        var time = (double?)arrival?.ToUnixTimeMilliseconds();
        if (line.TrimStart().StartsWith('{'))
        {
            using var document = JsonReading.Parse(line);
            Discover(row, "", document.RootElement, maximumFields);
            time = Timestamp(document.RootElement) ?? time;
        }

        row.Set("@timestamp", time ?? throw new CloudWatchException($"logs: the line has no time: {line}"));
        row.Set("@message", line);
        row.Set("@log", logGroup);
        return row;
    }

    private static void Discover(LogRow row, string name, JsonElement value, int maximumFields)
    {
        if (row.Count >= maximumFields) return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Discover(row, Join(name, member.Name), member.Value, maximumFields);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray()) Discover(row, Join(name, (index++).ToString(CultureInfo.InvariantCulture)), item, maximumFields);
                break;
            default:
                row.Set(name.StartsWith('@') ? "@" + name : name, Scalar(value));
                break;
        }
    }

    private static string Join(string owner, string name) => owner.Length == 0 ? name : $"{owner}.{name}";

    /// <summary>Truth values are 1 and 0 in Logs Insights; null is an absent field.</summary>
    private static object? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => 1.0,
        JsonValueKind.False => 0.0,
        _ => null,
    };

    private static double? Timestamp(JsonElement root)
    {
        if (root.TryGetProperty("_aws", out var aws) && aws.TryGetProperty("Timestamp", out var milliseconds)) return milliseconds.GetDouble();
        return root.TryGetProperty("timestamp", out var text)
            && text.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time.ToUnixTimeMilliseconds()
                : null;
    }
}
