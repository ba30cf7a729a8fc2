using System.Globalization;
using System.Text;
using StandardObservability.Redaction;

namespace StandardObservability.Benchmarks.FalseAlarms;

/// <summary>Counts what redaction finds in ordinary logs, by kind of secret, and prints examples to judge.</summary>
internal sealed class FalseAlarmCount(string folder)
{
    private const int MostExamples = 8;
    private const int LinesForRate = 10_000;
    private const double MostPerRate = 1;

    /// <summary>Addresses of maintainers are e-mail addresses indeed, so they are counted and not judged.</summary>
    private const string Email = "email";

    private readonly RedactionPolicy _policy = new(new RedactionOptions());
    private readonly SortedDictionary<string, (int Lines, List<string> Examples)> _kinds = new(StringComparer.Ordinal);
    private readonly UndetectedKinds _undetected = new();
    private long _lines;
    private long _bytes;
    private long _alarms;

    /// <returns>The exit code: 1 when there are too many false alarms.</returns>
    public int Run()
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file))
            {
                Count(line);
            }
        }

        var rate = (double)_alarms * LinesForRate / Math.Max(1, _lines);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_bytes / 1e6:F1} MB, {_lines} lines, {_alarms} lines with an alarm other than an e-mail address: {rate:F2} in {LinesForRate} lines"));
        foreach (var (kind, (lines, examples)) in _kinds)
        {
            Console.WriteLine($"{kind}: {lines}");
            examples.ForEach(static e => Console.WriteLine("    " + e));
        }

        Console.WriteLine(_undetected);
        return rate <= MostPerRate ? 0 : 1;
    }

    private void Count(string line)
    {
        _lines++;
        _undetected.Count(line);
        _bytes += Encoding.UTF8.GetByteCount(line) + 1;
        if (_policy.Find(line) is not { } findings)
        {
            return;
        }

        _alarms += findings.Exists(static f => f.Kind != Email) ? 1 : 0;
        foreach (var finding in findings.DistinctBy(static f => f.Kind))
        {
            var (lines, examples) = _kinds.GetValueOrDefault(finding.Kind, (0, []));
            _kinds[finding.Kind] = (lines + 1, examples);
            var example = line[Math.Max(0, finding.Start - 60)..Math.Min(line.Length, finding.End + 20)];
            if (examples.Count < MostExamples && !examples.Exists(e => e[..Math.Min(30, e.Length)] == example[..Math.Min(30, example.Length)]))
            {
                examples.Add(example.Length > 200 ? example[..200] : example);
            }
        }
    }
}
