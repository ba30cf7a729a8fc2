namespace StandardObservability.Tracing.XRay;

/// <summary>The three parts of an X-Ray header that matter. The others (<c>Self</c>, <c>Lineage</c>, custom ones) are stepped over.</summary>
internal ref struct XRayHeaderParts
{
    private const string RootKey = "Root=";
    private const string ParentKey = "Parent=";
    private const string SampledKey = "Sampled=";

    public ReadOnlySpan<char> Root;
    public ReadOnlySpan<char> Parent;
    public ReadOnlySpan<char> Sampled;
    private bool _mayHideHeader;

    /// <summary>Takes the parts of a header; <see langword="false"/> when there is more than one header in it.</summary>
    /// <remarks>Servers join headers of the same name with a comma, and a comma may stand within a part: <c>Lineage</c> has some.</remarks>
    public bool TryTakeAll(ReadOnlySpan<char> header)
    {
        _mayHideHeader = header.Contains(',');
        while (!header.IsEmpty)
        {
            var end = header.IndexOf(';');
            var part = (end < 0 ? header : header[..end]).Trim();
            header = end < 0 ? default : header[(end + 1)..];
            if (!TryTake(part))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTake(ReadOnlySpan<char> part)
        => Is(part, RootKey) ? TrySet(ref Root, part[RootKey.Length..])
        : Is(part, ParentKey) ? TrySet(ref Parent, part[ParentKey.Length..])
        : Is(part, SampledKey) ? TrySet(ref Sampled, part[SampledKey.Length..])
        : !_mayHideHeader || !HidesHeader(part);

    private readonly bool TrySet(ref ReadOnlySpan<char> known, ReadOnlySpan<char> value)
    {
        if (!known.IsEmpty || (_mayHideHeader && value.Contains(',')))
        {
            return false;
        }

        known = value.TrimStart();
        return true;
    }

    private static bool HidesHeader(ReadOnlySpan<char> part)
    {
        for (var comma = part.IndexOf(','); comma >= 0; comma = part.IndexOf(','))
        {
            part = part[(comma + 1)..].TrimStart();
            if (Is(part, RootKey) || Is(part, ParentKey) || Is(part, SampledKey))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> part, string key) => part.StartsWith(key, StringComparison.OrdinalIgnoreCase);
}
