using System.Diagnostics;

namespace StandardObservability.Policy;

/// <summary>The activity sources that a policy owns, found by reference, because each span needs it.</summary>
internal sealed class OwnedSources(HostPolicy policy)
{
    /// <summary>More sources are found by name. An application that creates sources does not fill its memory.</summary>
    private const int MaxKnown = 16;

    private readonly Lock _lock = new();
    private volatile (ActivitySource Source, bool IsOwned)[] _known = [];

    public bool Contain(ActivitySource source)
    {
        foreach (ref readonly var known in _known.AsSpan())
        {
            if (ReferenceEquals(known.Source, source))
            {
                return known.IsOwned;
            }
        }

        return Find(source);
    }

    private bool Find(ActivitySource source)
    {
        var isOwned = policy.Owns(source.Name);
        lock (_lock)
        {
            if (_known.Length < MaxKnown)
            {
                _known = [.. _known, (source, isOwned)];
            }
        }

        return isOwned;
    }
}
