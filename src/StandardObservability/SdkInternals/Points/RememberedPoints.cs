using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Records the measurements of one metric in OpenTelemetry's store, and remembers which data point belongs to which tags.</summary>
/// <remarks>OpenTelemetry calculates a seeded hash of all texts in each call, which is most of the cost of a measurement.</remarks>
/// <param name="store">OpenTelemetry's store.</param>
/// <param name="search">The search of the store.</param>
/// <param name="points">The data points of the store.</param>
/// <param name="reusesPoints">Whether the store gives a point that is not used in an interval to other tags.</param>
internal sealed class RememberedPoints(object store, PointSearch search, MetricPoint[] points, bool reusesPoints)
{
    /// <summary>The points before are that without tags, whose users OpenTelemetry does not count, and that for the tags beyond the limit.</summary>
    private const int FirstPointOfTags = 2;

    /// <summary>Powers of two. The table grows when tags have the place of others, so that most metrics need little memory.</summary>
    private const int MinPlaces = 8;
    private const int MaxPlaces = 1024;

    /// <summary>Tags with the place of others, or without a point of their own, are not remembered each time, because that allocates.</summary>
    private const uint MissesPerAttempt = 128;

    private RememberedPoint?[] _remembered = new RememberedPoint?[MinPlaces];
    private uint _misses;
    private bool _lastHadNoPoint;

    public void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => PointStore.Update(store, Find(tags), value, tags);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => PointStore.Update(store, Find(tags), value, tags);

    private int Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var hash = TagSet.Hash(tags);
        if (hash == 0)
        {
            return search(store, tags);
        }

        var point = FindPlace(_remembered, hash);
        if (point is null || point.Hash != hash || !TagSet.AreEqual(point.Tags, tags))
        {
            return (point is null && !_lastHadNoPoint) || ++_misses % MissesPerAttempt == 0 ? FindAndRemember(hash, tags) : search(store, tags);
        }

        return !reusesPoints || TryUse(point) ? point.Index : FindAndRemember(hash, tags);
    }

    private static ref RememberedPoint? FindPlace(RememberedPoint?[] remembered, int hash)
        => ref remembered[hash & (remembered.Length - 1)];

    /// <summary>Does what OpenTelemetry does with a point that it has found: counts the caller as a user, unless the point has other tags by now.</summary>
    private bool TryUse(RememberedPoint point)
    {
        ref var found = ref points[point.Index];
        ref var users = ref PointStore.GetUsers(ref found);
        if (Interlocked.Increment(ref users) < 0)
        {
            return false;
        }

        if (ReferenceEquals(PointStore.GetOwner(ref found), point.Owner))
        {
            return true;
        }

        Interlocked.Decrement(ref users);
        return false;
    }

    /// <summary>Finds the point of a copy of the tags: the tags of a careless caller may change meanwhile.</summary>
    private int FindAndRemember(int hash, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var copy = tags.ToArray();
        var index = search(store, copy);
        _lastHadNoPoint = index < FirstPointOfTags;
        if (!_lastHadNoPoint)
        {
            // As a user of the point, this method reads an owner that cannot change.
            Remember(new RememberedPoint(hash, copy, index, reusesPoints ? PointStore.GetOwner(ref points[index]) : null));
        }

        return index;
    }

    /// <summary>Other threads may overwrite what this one writes. Then a point is found by OpenTelemetry once more.</summary>
    private void Remember(RememberedPoint point)
    {
        var remembered = _remembered;
        if (remembered.Length < MaxPlaces && FindPlace(remembered, point.Hash) is { } other && other.Hash != point.Hash)
        {
            var larger = new RememberedPoint?[remembered.Length * 2];
            foreach (var known in remembered)
            {
                if (known is not null)
                {
                    FindPlace(larger, known.Hash) = known;
                }
            }

            Volatile.Write(ref _remembered, remembered = larger);
        }

        Volatile.Write(ref FindPlace(remembered, point.Hash), point);
    }
}
