namespace EndingService;

/// <summary>A service with a dependency that is not registered.</summary>
internal sealed class Orphan(Uri missing)
{
    public Uri Missing { get; } = missing;
}
