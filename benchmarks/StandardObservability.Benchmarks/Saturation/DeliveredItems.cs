namespace StandardObservability.Benchmarks.Saturation;

/// <summary>Items of one kind, of all requests of a program.</summary>
/// <param name="Expected">Items that should have arrived, 0 if that is not known.</param>
/// <param name="Arrived">Items that arrived. What a program logs when it starts and stops is not of a request, so more than all may arrive.</param>
internal sealed record DeliveredItems(long Expected, long Arrived)
{
    public double Share => Expected == 0 ? double.NaN : Math.Min(1, (double)Arrived / Expected);

    public double Lost => Math.Max(0, Expected - Arrived);
}
