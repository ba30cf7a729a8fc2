namespace StandardObservability.Tracing.XRay;

/// <summary>The fields of an X-Ray header that propagation uses. Others (<c>Self</c>, <c>Lineage</c>, custom ones) are ignored.</summary>
internal ref struct XRayHeaderFields
{
    private const string RootKey = "Root=";
    private const string ParentKey = "Parent=";
    private const string SampledKey = "Sampled=";

    public ReadOnlySpan<char> Root;
    public ReadOnlySpan<char> Parent;
    public ReadOnlySpan<char> Sampled;
    private bool _hasComma;

    /// <summary>Parses a header; <see langword="false"/> when it is several joined headers.</summary>
    /// <remarks>Servers join headers of the same name with a comma. A field may contain a comma too: <c>Lineage</c> does.</remarks>
    public bool TryParse(ReadOnlySpan<char> header)
    {
        _hasComma = header.Contains(',');
        while (!header.IsEmpty)
        {
            var end = header.IndexOf(';');
            var part = (end < 0 ? header : header[..end]).Trim();
            header = end < 0 ? default : header[(end + 1)..];
            if (!TryParseField(part))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryParseField(ReadOnlySpan<char> part)
        => HasKey(part, RootKey) ? TrySet(ref Root, part[RootKey.Length..])
        : HasKey(part, ParentKey) ? TrySet(ref Parent, part[ParentKey.Length..])
        : HasKey(part, SampledKey) ? TrySet(ref Sampled, part[SampledKey.Length..])
        : !_hasComma || !HasFieldAfterComma(part);

    private readonly bool TrySet(ref ReadOnlySpan<char> known, ReadOnlySpan<char> value)
    {
        if (!known.IsEmpty || (_hasComma && value.Contains(',')))
        {
            return false;
        }

        known = value.TrimStart();
        return true;
    }

    private static bool HasFieldAfterComma(ReadOnlySpan<char> part)
    {
        for (var comma = part.IndexOf(','); comma >= 0; comma = part.IndexOf(','))
        {
            part = part[(comma + 1)..].TrimStart();
            if (HasKey(part, RootKey) || HasKey(part, ParentKey) || HasKey(part, SampledKey))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasKey(ReadOnlySpan<char> part, string key) => part.StartsWith(key, StringComparison.OrdinalIgnoreCase);
}
