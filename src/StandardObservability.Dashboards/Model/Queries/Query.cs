namespace StandardObservability.Dashboards;

/// <summary>What a line of a widget or an alarm reads. An output that cannot express a query refuses to render it.</summary>
public abstract record Query
{
    /// <summary>Initializes a query.</summary>
    /// <param name="unit">Unit of its values in UCUM notation.</param>
    private protected Query(string unit) => Unit = unit;

    /// <summary>Unit of the values in UCUM notation; <c>1</c> for a share.</summary>
    public string Unit { get; }

    /// <summary>The signals that the query reads, for the test that all of them are emitted.</summary>
    internal abstract IEnumerable<SignalQuery> Reads { get; }

    /// <summary>The attribute of signals by whose values the result is split, or <see langword="null"/> for one result.</summary>
    internal virtual string? SplitBy => null;

    /// <summary>Measurements per second: the increase of a counter, or the number of values of a histogram.</summary>
    /// <param name="signal">A counter or a histogram.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is a level.</exception>
    public static RateQuery Rate(Signal signal) => new(signal);

    /// <summary>The increase of a counter a second in one instance, the mean of all: what a process spends, however many there are.</summary>
    /// <param name="signal">A counter.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is not a counter.</exception>
    public static InstanceRateQuery RateOfInstance(Signal signal) => new(signal);

    /// <summary>A quantile of a histogram.</summary>
    /// <param name="signal">A histogram.</param>
    /// <param name="quantile">Above 0 and below 1: 0.99 is the 99th percentile.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is not a histogram.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The quantile is out of range.</exception>
    public static QuantileQuery Quantile(Signal signal, double quantile) => new(signal, quantile);

    /// <summary>The share of a histogram's values that are at most a threshold.</summary>
    /// <param name="signal">A histogram.</param>
    /// <param name="threshold">The threshold, in the unit of the signal.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is not a histogram.</exception>
    public static ShareWithinQuery ShareWithin(Signal signal, double threshold) => new(signal, threshold);

    /// <summary>The value of a gauge or an up-down counter.</summary>
    /// <param name="signal">A gauge or an up-down counter.</param>
    /// <param name="aggregation">How the values within a period and of several instances are combined.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is not a level.</exception>
    public static LevelQuery Level(Signal signal, LevelAggregation aggregation) => new(signal, aggregation);

    /// <summary>The number of services that report a signal, in a model of all services.</summary>
    /// <param name="signal">A counter or a level.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is a histogram.</exception>
    public static ServicesQuery Services(Signal signal) => new(signal);

    /// <summary>A level of all services, added up, in a model of all services.</summary>
    /// <param name="signal">A gauge or an up-down counter.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentException">The signal is not a level.</exception>
    public static TotalQuery TotalOfServices(Signal signal) => new(signal);

    /// <summary>The difference between the value of a level in a period and in the period before it.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The query.</returns>
    public static ChangeQuery Change(LevelQuery level) => new(level);

    /// <summary>The quotient of two queries. Without a denominator there is no value.</summary>
    /// <param name="part">The numerator.</param>
    /// <param name="total">The denominator.</param>
    /// <returns>The query.</returns>
    public static RatioQuery Ratio(Query part, Query total) => new(part, total);

    /// <summary>The number of log events.</summary>
    /// <param name="level">The lowest level that counts.</param>
    /// <param name="by">A field to split by, for example <c>exception.type</c>.</param>
    /// <returns>The query.</returns>
    public static LogCountQuery Logs(LogSeverity level, string? by = null) => new(level, by);
}
