using Microsoft.Extensions.Logging;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Counts the series of one exporter and limits them, because CloudWatch bills each as one metric.</summary>
/// <remarks>Beyond a limit, data points go to the overflow series of their metric. The roll-up still contains all of them.</remarks>
internal sealed class SeriesBudget(int maxPerInstrument, int maxTotal, ILogger logger)
{
    private int _loggedCount;

    /// <summary>Number of series, including roll-up and overflow series.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a roll-up or overflow series, which are not limited.</summary>
    public void Add() => Count++;

    /// <summary>Counts a series with dimensions, unless a limit is reached.</summary>
    /// <param name="instrumentCount">Number of series with dimensions that the instrument already has.</param>
    public bool TryAdd(int instrumentCount)
    {
        if (instrumentCount >= maxPerInstrument || Count >= maxTotal)
        {
            return false;
        }

        Count++;
        return true;
    }

    public void LogOverflow(string instrument, string attribute, int distinctValues, string sample)
        => Log.DimensionOverflows(logger, instrument, attribute, distinctValues, sample);

    /// <summary>Logs the number of series when it has grown by more than a tenth.</summary>
    public void LogGrowth()
    {
        if (Count > _loggedCount * 1.1)
        {
            _loggedCount = Count;
            Log.BillableMetrics(logger, Count);
        }
    }
}
