using StandardObservability.Benchmarks.StartUp.Programs;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>The counts of all variants.</summary>
internal sealed class StartCountTable
{
    private readonly Dictionary<(StartVariant Variant, PublishKind Kind), StartCounts> _counts = [];

    public IEnumerable<(StartVariant Variant, PublishKind Kind)> Keys => _counts.Keys;

    public StartCounts this[StartVariant variant, PublishKind kind]
    {
        get => _counts[(variant, kind)];
        set => _counts[(variant, kind)] = value;
    }
}
