using System.Globalization;
using System.Text;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>Collects the figures of all runs; writes them to <c>docs/reliability.md</c> when FAULT_TABLE is the path of that page.</summary>
public sealed class FaultTable : IDisposable
{
    private readonly List<FaultFigures> _rows = [];
    private OnCallOutput? _output;

    internal void Add(FaultFigures figures) => _rows.Add(figures);

    internal void Add(OnCallOutput output) => _output = output;

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("FAULT_TABLE") is { Length: > 0 } path)
        {
            Replace(path, "faults", WriteRows());
            if (_output is not null)
            {
                Replace(path, "output", _output.Write());
            }
        }
    }

    private static void Replace(string path, string section, string text)
    {
        var (begin, end) = ($"<!-- measured: {section} -->\n", $"<!-- end of {section} -->");
        var page = File.ReadAllText(path);
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal) + begin.Length, page.IndexOf(end, StringComparison.Ordinal));
        File.WriteAllText(path, page[..from] + text + page[to..]);
    }

    private string WriteRows()
    {
        var text = new StringBuilder();
        text.Append("| fault | failed requests | p99 with / without telemetry | memory growth with / without | telemetry again after | stop | final counts |\n");
        text.Append("|---|---|---|---|---|---|---|\n");
        foreach (var row in _rows.OrderBy(static r => r.Fault, StringComparer.Ordinal))
        {
            var recovery = row.Recovery is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r.TotalSeconds:0.0} s") : "-";
            text.Append(CultureInfo.InvariantCulture, $"| {row.Fault} | {row.With.Failed} of {row.With.Requests} | {row.With.P99:0.0} / {row.Without.P99:0.0} ms ")
                .Append(CultureInfo.InvariantCulture, $"| {row.MemoryGrowth:0} / {row.MemoryGrowthWithout:0} MiB | {recovery} | {row.Stop.TotalSeconds:0.0} s ")
                .Append(CultureInfo.InvariantCulture, $"| {string.Join("<br>", row.Outputs)} |\n");
        }

        return text.ToString();
    }
}
