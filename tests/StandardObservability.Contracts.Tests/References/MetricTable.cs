using System.Reflection;
using System.Text;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The table of this library's metrics: what they are by the comments of their names, kind and unit from a running host or the standard model.</summary>
internal static class MetricTable
{
    public static async Task<string> CreateAsync()
    {
        var instruments = await EmittedInstruments.ReadAsync();
        var signals = Signals().ToDictionary(static s => s.Name);
        var comments = new XmlComments(typeof(MetricNames).Assembly);
        var table = new StringBuilder("| metric | kind | unit | meaning |\n|---|---|---|---|\n");
        foreach (var field in typeof(MetricNames).GetFields().OrderBy(static f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal))
        {
            var name = (string)field.GetRawConstantValue()!;
            var (kind, unit) = signals.TryGetValue(name, out var signal) ? (Kind(signal.Kind), signal.Unit) : instruments[name];
            table.Append('|').AppendJoin('|', ((string[])[$"`{name}`", kind, unit.Contains(' ', StringComparison.Ordinal) ? unit : $"`{unit}`", comments.Describe(field)]).Select(static c => $" {c} ")).Append("|\n");
        }

        return table.ToString();
    }

    private static IEnumerable<Signal> Signals() => ((Type[])[typeof(StandardSignals), typeof(PolicySignals)])
        .SelectMany(static t => t.GetProperties(BindingFlags.Public | BindingFlags.Static))
        .Select(static p => p.GetValue(null)).OfType<Signal>();

    private static string Kind(InstrumentKind kind) => kind == InstrumentKind.UpDownCounter ? "up-down counter" : kind.ToString().ToLowerInvariant();
}
