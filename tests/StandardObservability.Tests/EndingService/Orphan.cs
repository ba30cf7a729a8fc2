namespace EndingService;

/// <summary>A service whose dependency nobody has registered.</summary>
internal sealed class Orphan(Uri nobody)
{
    public Uri Nobody { get; } = nobody;
}
