namespace StandardObservability.Dashboards;

/// <summary>A query that reads one signal.</summary>
public abstract record SignalQuery : Query
{
    private readonly IReadOnlyList<AttributeFilter> _filters = [];
    private readonly string? _by;

    private protected SignalQuery(Signal signal, string unit)
        : base(unit)
    {
        ArgumentNullException.ThrowIfNull(signal);
        Signal = signal;
    }

    /// <summary>The signal.</summary>
    public Signal Signal { get; }

    /// <summary>The measurements that are read: those that pass all filters.</summary>
    /// <value>Default: empty, which means all.</value>
    /// <exception cref="ArgumentException">The signal has no such attribute.</exception>
    public IReadOnlyList<AttributeFilter> Filters
    {
        get => _filters;
        init
        {
            foreach (var filter in value)
            {
                Signal.RequireAttribute(filter.Attribute);
            }

            _filters = value;
        }
    }

    /// <summary>The attribute by whose values the result is split, or <see langword="null"/> for one result.</summary>
    /// <exception cref="ArgumentException">The signal has no such attribute.</exception>
    public string? By
    {
        get => _by;
        init
        {
            if (value is not null)
            {
                Signal.RequireAttribute(value);
            }

            _by = value;
        }
    }

    /// <summary>The attributes of the signal that the query filters or splits by.</summary>
    internal IEnumerable<string> UsedAttributes =>
    [
        .. Filters.Select(static f => f.Attribute),
        .. By is null ? (string[])[] : [By],
        .. Signal.RollUp?.AnyOf.Select(static f => f.Attribute) ?? [],
    ];

    internal override IEnumerable<SignalQuery> Reads => [this];

    internal override string? SplitBy => By;

    private protected static void Require(bool condition, Signal signal, string needed)
    {
        if (!condition)
        {
            throw new ArgumentException($"{signal.Name} is a {signal.Kind}; the query needs {needed}.", nameof(signal));
        }
    }
}
