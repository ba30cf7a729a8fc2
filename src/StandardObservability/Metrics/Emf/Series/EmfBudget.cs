using Microsoft.Extensions.Logging;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>How many metrics CloudWatch will bill, and the limits of it. Beyond them details share one series; totals stay exact.</summary>
internal sealed class EmfBudget(int perInstrument, int perService, ILogger logger)
{
    private int _told;

    /// <summary>Series so far, roll-ups included: each is one metric on the bill.</summary>
    public int Series { get; private set; }

    /// <summary>Takes a roll-up or an overflow series, which always fit.</summary>
    public void Take() => Series++;

    /// <summary>Takes one more detail of an instrument.</summary>
    /// <returns><see langword="false"/> when a limit is reached; the first time for an instrument a warning says which attribute it was.</returns>
    public bool TryTake(EmfInstrument instrument, int details, string[] values)
    {
        if (details < perInstrument && Series < perService)
        {
            Series++;
            return true;
        }

        if (instrument.BeginsToOverflow())
        {
            var (dimension, distinct) = instrument.WidestDimension();
            Log.DimensionOverflows(logger, instrument.Name, instrument.Dimensions[dimension], distinct, values[dimension]);
        }

        return false;
    }

    /// <summary>Says how many metrics are billed, when it has become more by a tenth.</summary>
    public void Tell()
    {
        if (Series > _told * 1.1)
        {
            _told = Series;
            Log.BillableMetrics(logger, Series);
        }
    }
}
