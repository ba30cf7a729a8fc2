using System.Globalization;
using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>The stored instruction counts in a text file of the repository: a header with the environment, then a case and its count per line.</summary>
internal sealed class StoredCounts
{
    private const char Comment = '#';

    private readonly Dictionary<string, double> _counts = new(StringComparer.Ordinal);
    private readonly string _belongsTo;
    private readonly string _here;

    /// <param name="here">Environment of this run: runtime, architecture, instruction set and OpenTelemetry version.</param>
    public StoredCounts(string here)
    {
        _here = here;
        if (!File.Exists(Repository.StoredCounts))
        {
            _belongsTo = here;
            return;
        }

        var lines = File.ReadAllLines(Repository.StoredCounts);
        _belongsTo = (lines.FirstOrDefault() ?? string.Empty).TrimStart(Comment).Trim();
        foreach (var line in lines.Skip(1).Where(static l => l.Length > 0 && l[0] != Comment))
        {
            var columns = line.Split(' ');
            _counts[columns[0]] = double.Parse(columns[1], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Stores the counts of our code in this run. Those of cases that were not counted stay, if they belong to the same environment.</summary>
    public static void Accept(string here, IEnumerable<Cost> ours)
    {
        var before = new StoredCounts(here);
        var kept = before._belongsTo == here ? before._counts : [];
        foreach (var cost in ours)
        {
            kept[cost.Case] = cost.Instructions;
        }

        var lines = kept.Select(static c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value:0}"));
        File.WriteAllLines(Repository.StoredCounts, [$"{Comment} {here}", .. lines]);
        Console.WriteLine($"Written to {Repository.StoredCounts}");
    }

    /// <summary>The stored count as text, empty if there is none.</summary>
    public string Find(string name) => _counts.TryGetValue(name, out var stored) ? Figure.Of(stored) : string.Empty;

    /// <summary>Creates one bar for all of our cases of a group, from the worst case.</summary>
    public Bar Compare(IReadOnlyList<Cost> ours, double tolerance)
    {
        const string Promise = "instructions / stored, most of our cases";
        var isGate = _belongsTo == _here;
        var missing = ours.Where(c => !_counts.ContainsKey(c.Case)).Select(static c => c.Case).ToList();
        if (missing.Count > 0)
        {
            return new Bar(Promise, "all stored", $"no stored count of {string.Join(", ", missing)}; store it with \"instructions --accept\"", IsMet: false, isGate);
        }

        var worst = ours.MaxBy(Growth)!;
        var why = isGate ? string.Empty : $"; not a gate, because the counts are stored for {_belongsTo} and this is {_here}";
        return Bar.AtMost($"{Promise} ({worst.Case}{why})", tolerance, Growth(worst), "x", isGate);
    }

    private double Growth(Cost cost) => cost.Instructions / _counts[cost.Case];
}
