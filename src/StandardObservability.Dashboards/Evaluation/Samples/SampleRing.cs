namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The samples of one series for the last periods of equal length. A new period takes the place of the oldest.</summary>
/// <param name="period">Length of a period in seconds.</param>
/// <param name="capacity">Number of periods.</param>
internal sealed class SampleRing(int period, int capacity)
{
    private readonly (long Period, Sample? Sample)[] _slots = new (long, Sample?)[capacity];

    /// <summary>Seconds that the ring covers.</summary>
    public int Seconds => period * capacity;

    /// <summary>The sample of the period that contains a time, for adding to it.</summary>
    /// <param name="second">Seconds since 1970.</param>
    public Sample At(long second)
    {
        var number = second / period;
        ref var slot = ref _slots[number % capacity];
        if (slot.Sample is null || slot.Period != number)
        {
            slot = (number, new Sample());
        }

        return slot.Sample;
    }

    /// <summary>The samples of the periods that begin at or after one time and before another.</summary>
    /// <param name="from">Seconds since 1970.</param>
    /// <param name="to">Seconds since 1970.</param>
    public IEnumerable<(long Period, Sample Sample)> Read(long from, long to)
    {
        var first = (from + period - 1) / period;
        for (var number = first; number * period < to; number++)
        {
            var slot = _slots[number % capacity];
            if (slot.Sample is not null && slot.Period == number)
            {
                yield return (number, slot.Sample);
            }
        }
    }
}
