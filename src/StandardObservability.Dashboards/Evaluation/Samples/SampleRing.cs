namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The samples of one series for the last periods of equal length. A new period takes the place of the oldest.</summary>
/// <param name="period">Length of a period in seconds.</param>
/// <param name="capacity">Number of periods.</param>
internal sealed class SampleRing(int period, int capacity)
{
    private readonly (long Period, Sample? Sample)[] _slots = new (long, Sample?)[capacity];

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

    /// <summary>The sample of the period that begins at a time, or <see langword="null"/> if nothing was measured in it.</summary>
    /// <param name="second">Seconds since 1970, a multiple of the period.</param>
    public Sample? Find(long second)
    {
        var number = second / period;
        var slot = _slots[number % capacity];
        return slot.Period == number ? slot.Sample : null;
    }

    /// <summary>The samples of the periods that begin at or after one time and before another.</summary>
    /// <param name="from">Seconds since 1970, a multiple of the period.</param>
    /// <param name="to">Seconds since 1970.</param>
    /// <param name="add">Gets each sample.</param>
    public void Read(long from, long to, Action<Sample> add)
    {
        var number = from / period;
        var slot = (int)(number % capacity);
        for (var second = from; second < to; second += period)
        {
            if (_slots[slot] is { Sample: { } sample } found && found.Period == number)
            {
                add(sample);
            }

            number++;
            slot = slot + 1 == capacity ? 0 : slot + 1;
        }
    }
}
