using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Micro;

/// <summary>The figures of one class of benchmarks.</summary>
internal sealed class MicroRows(IEnumerable<MicroRow> rows)
{
    private readonly List<MicroRow> _rows = [.. rows.OrderBy(static r => r.Group, StringComparer.Ordinal)];

    /// <summary>The rows that are compared with a baseline.</summary>
    public IEnumerable<MicroRow> Compared => _rows.Where(static r => !r.IsBaseline);

    public IEnumerable<string[]> Table => _rows.Select(r =>
        (string[])[r.Group, r.State, Figure.Of(r.Nanoseconds), Figure.Ratio(TimeRatio(r)), Figure.Of(r.Bytes)]);

    public MicroRow Find(string group, string state) => _rows.First(r => r.Group == group && r.State == state);

    public double TimeRatio(MicroRow row) => row.Nanoseconds / BaselineOf(row).Nanoseconds;

    public double AddedBytes(MicroRow row) => row.Bytes - BaselineOf(row).Bytes;

    private MicroRow BaselineOf(MicroRow row) => _rows.First(r => r.IsBaseline && r.Group == row.Group);
}
