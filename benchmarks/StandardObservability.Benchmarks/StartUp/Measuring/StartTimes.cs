using StandardObservability.Benchmarks.Reporting;
using StandardObservability.Benchmarks.StartUp.Running;

namespace StandardObservability.Benchmarks.StartUp.Measuring;

/// <summary>Times of starts, one of each variant in each round.</summary>
internal sealed class StartTimes
{
    private readonly Dictionary<(StartVariant, StartSetting), List<StartSample>> _samples = [];

    public void Add(StartVariant variant, StartSetting setting, StartSample sample)
    {
        if (!_samples.TryGetValue((variant, setting), out var samples))
        {
            _samples[(variant, setting)] = samples = [];
        }

        samples.Add(sample);
    }

    public bool Has(StartVariant variant, StartSetting setting) => _samples.ContainsKey((variant, setting));

    public double Median(StartVariant variant, StartSetting setting, Func<StartSample, double> figure)
        => Figure.Median(_samples[(variant, setting)].Select(figure));

    /// <summary>Median of the ratios of each round.</summary>
    public double Ratio(StartVariant variant, StartVariant other, StartSetting setting, Func<StartSample, double> figure)
        => Figure.Median(_samples[(variant, setting)].Zip(_samples[(other, setting)], (mine, theirs) => figure(mine) / figure(theirs)));

    /// <summary>What a variant adds to the bare program: median of the differences of each round.</summary>
    public double Added(StartVariant variant, StartSetting setting, Func<StartSample, double> figure)
        => Figure.Median(_samples[(variant, setting)].Zip(_samples[(variant.Bare, setting)], (mine, bare) => figure(mine) - figure(bare)));

    /// <summary>What a variant adds, relative to what hand-wired OpenTelemetry adds.</summary>
    public double RelativeAddition(StartVariant variant, StartSetting setting, Func<StartSample, double> figure)
        => Added(variant, setting, figure) / Added(variant.HandWired, setting, figure);
}
