using Demo.Traffic;

namespace Demo.Report;

/// <summary>Counts and percentiles of requests, computed from values and counts as CloudWatch does.</summary>
internal sealed class RequestTable(IReadOnlyList<RequestSample> samples)
{
    public IReadOnlyDictionary<RequestKey, long> CountsOf(string service)
        => samples.Where(sample => sample.Service == service).GroupBy(sample => sample.Request).ToDictionary(group => group.Key, Total);

    public IEnumerable<string> Lines()
    {
        yield return Row("service", "method", "route", "status", "count", "p50 ms", "p99 ms");
        var rows = samples.GroupBy(sample => (sample.Service, sample.Request))
            .OrderBy(row => row.Key.Service, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Request.Route, StringComparer.Ordinal)
            .ThenBy(row => row.Key.Request.Status);
        foreach (var row in rows)
        {
            var ((service, request), ordered) = (row.Key, row.OrderBy(sample => sample.Milliseconds).ToList());
            yield return Row(
                service,
                request.Method,
                request.Route,
                $"{request.Status}",
                $"{Total(ordered)}",
                $"{Percentile(ordered, 0.50):0.0}",
                $"{Percentile(ordered, 0.99):0.0}");
        }
    }

    private static string Row(string service, string method, string route, string status, string count, string p50, string p99)
        => $"{service,-16} {method,-7} {route,-20} {status,6} {count,7} {p50,9} {p99,9}";

    private static long Total(IEnumerable<RequestSample> samples) => samples.Sum(sample => sample.Count);

    /// <summary>Returns the smallest value that this share of requests does not exceed.</summary>
    private static double Percentile(List<RequestSample> ordered, double share)
    {
        var rank = Math.Ceiling(Total(ordered) * share);
        long seen = 0;
        foreach (var sample in ordered)
        {
            seen += sample.Count;
            if (seen >= rank)
            {
                return sample.Milliseconds;
            }
        }

        return double.NaN;
    }
}
