namespace StandardObservability.Export.Detail;

/// <summary>Bounds the details of all traces that have not ended.</summary>
internal sealed class DetailBudget
{
    /// <summary>The most spans of all traces.</summary>
    internal const int MaxSpans = 8_192;

    /// <summary>The most bytes of the lines of all traces.</summary>
    internal const int MaxBytes = 8 * 1024 * 1024;

    private long _spans;
    private long _bytes;

    public bool TryTakeSpan() => TryTake(ref _spans, 1, MaxSpans);

    public bool TryTakeBytes(int bytes) => TryTake(ref _bytes, bytes, MaxBytes);

    public void Return(int spans, int bytes)
    {
        Interlocked.Add(ref _spans, -spans);
        Interlocked.Add(ref _bytes, -bytes);
    }

    private static bool TryTake(ref long taken, int amount, long most)
    {
        if (Interlocked.Add(ref taken, amount) <= most)
        {
            return true;
        }

        Interlocked.Add(ref taken, -amount);
        return false;
    }
}
