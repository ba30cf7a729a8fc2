using StandardObservability.Benchmarks.Reporting;

namespace StandardObservability.Benchmarks.Instructions;

/// <summary>The counted costs, by case.</summary>
internal sealed class Costs(IEnumerable<Cost> counted)
{
    private readonly Dictionary<string, Cost> _byCase = counted.ToDictionary(static c => c.Case, StringComparer.Ordinal);

    public Cost this[string name] => _byCase[name];

    public double Ratio(string name, string baseline) => this[name].Instructions / this[baseline].Instructions;

    public Bar AtMost(double limit, string name, string baseline)
        => Bar.AtMost($"instructions, {name} / {baseline}", limit, Ratio(name, baseline), "x", isGate: true);

    public Bar SameBytes(string name, string baseline) => AddedBytes($"bytes that {name} adds to {baseline}", this[name].Bytes - this[baseline].Bytes);

    public Bar AddsAtMost(double bytes, string name, string baseline)
        => Bar.AtMost($"bytes that {name} adds to {baseline}", bytes, this[name].Bytes - this[baseline].Bytes, " B", isGate: true);

    public Bar NoBytes(string name) => AddedBytes($"bytes of {name}", this[name].Bytes);

    private static Bar AddedBytes(string promise, double bytes) => Bar.AtMost(promise, 0, bytes, " B", isGate: true);
}
