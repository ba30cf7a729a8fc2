using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>Translates queries to PromQL. Histograms have explicit buckets, which is what this library sends by OTLP (docs/adr/0006).</summary>
/// <remarks>Source: Prometheus documentation, "Query functions" and "Operators".</remarks>
/// <param name="names">Selects the series of the service.</param>
/// <param name="exactShares">Whether a share between two bounds is refused.</param>
internal class PromQl(SeriesNames names, bool exactShares)
{
    /// <exception cref="RenderException">PromQL cannot express the query.</exception>
    public string Translate(Query query, RangeWindow window) => query switch
    {
        RateQuery rate => TranslateRate(rate, window),
        InstanceRateQuery rate => TranslateRateOfInstance(rate, window),
        QuantileQuery quantile => TranslateQuantile(quantile, window),
        ShareQuery share => TranslateShare(share, window),
        LevelQuery level => TranslateLevel(level, window),
        FleetQuery fleet => TranslateFleet(fleet),
        ChangeQuery change => $"{TranslateLevel(change.Of, window)} - {TranslateLevel(change.Of, window with { Offset = $" offset {window.Period}" })}",
        RatioQuery ratio => TranslateRatio(Translate(ratio.Part, window), Translate(ratio.Total, window)),
        _ => throw new RenderException(LogEvents),
    };

    /// <summary>The label of an attribute in results.</summary>
    public string Label(string attribute) => names.Label(attribute);

    /// <summary>Why log events cannot be read, and what to do.</summary>
    protected virtual string LogEvents => "reads log events, which are not in Prometheus. Count them with a counter, or use an output for CloudWatch.";

    protected virtual string TranslateRate(RateQuery rate, RangeWindow window)
        => Sum(rate, Rates(rate, window, rate.Signal.Measured.Kind == InstrumentKind.Histogram ? "_count" : string.Empty));

    protected virtual string TranslateQuantile(QuantileQuery quantile, RangeWindow window)
        => $"histogram_quantile({Numbers.Write(quantile.Rank)}, {Sum(quantile, Rates(quantile, window, "_bucket"), "le")})";

    /// <summary>
    /// Between two bounds the share is interpolated in a straight line, as <c>histogram_quantile</c> does, and <c>histogram_fraction</c> of
    /// Prometheus 3 for such buckets. 300 ms, the default of the latency objective, is between the bounds that ASP.NET Core advises.
    /// </summary>
    protected virtual string TranslateShare(ShareQuery share, RangeWindow window)
    {
        var (lower, upper) = BucketBounds.Find(share, exactShares);
        var within = Numbers.Round(lower) == Numbers.Round(upper) ? Within(upper) : Interpolate();
        var quotient = $"{within} / {Sum(share, Rates(share, window, "_count"))}";
        return share is ShareAboveQuery ? $"1 - {quotient}" : quotient;

        string Within(double bound) => Sum(share, Rates(share, window, "_bucket", BucketBounds.Match(bound)));

        string Interpolate()
        {
            var part = (share.Threshold - lower) / (upper - lower);
            var above = $"{Numbers.Write(part)} * {Within(upper)}";
            return lower == 0 ? $"({above})" : $"({Numbers.Write(1 - part)} * {Within(lower)} + {above})";
        }
    }

    /// <summary>Rates of the series. Those that pass several filters of a roll-up are in the union once.</summary>
    protected string Rates(SignalQuery query, RangeWindow window, string suffix = "", string? bucket = null)
        => string.Join(" or ", names.Select(query, suffix, bucket).Select(s => $"rate({s}[{window.Range}])"));

    /// <summary>Adds up series, for each value of the attribute by which the query is split.</summary>
    protected string Sum(SignalQuery query, string series, string? alsoBy = null)
    {
        string[] by = [.. alsoBy is null ? (string[])[] : [alsoBy], .. query.By is null ? (string[])[] : [names.Label(query.By)]];
        return by.Length == 0 ? $"sum({series})" : $"sum by ({string.Join(", ", by)}) ({Classify(query, series)})";
    }

    /// <summary>No measurements of the part are 0, and no measurements of the total have no value.</summary>
    private static string TranslateRatio(string part, string total) => $"(({part}) or ({total}) * 0) / (({total}) != 0)";

    /// <summary>The rates of one instance add up, then the instances have a mean.</summary>
    private string TranslateRateOfInstance(InstanceRateQuery rate, RangeWindow window)
    {
        string[] by = rate.By is null ? [] : [names.Label(rate.By)];
        var ofInstance = $"sum by ({string.Join(", ", [names.Instance, .. by])}) ({Classify(rate, Rates(rate, window))})";
        return by.Length == 0 ? $"avg({ofInstance})" : $"avg by ({by[0]}) ({ofInstance})";
    }

    /// <summary>Levels of one instance with different attributes add up at each time, then times and instances are combined.</summary>
    private string TranslateLevel(LevelQuery level, RangeWindow window)
    {
        var name = level.Aggregation switch { LevelAggregation.Minimum => "min", LevelAggregation.Maximum => "max", _ => "avg" };
        var by = level.By is null ? string.Empty : names.Label(level.By);
        var series = string.Join(" or ", names.Select(level));
        var values = level.Signal.Attributes.Count == 0 && level.Signal.RollUp is null
            ? $"{series}[{window.Range}]"
            : $"(sum by ({names.Instance}{(by.Length == 0 ? by : $", {by}")}) ({series}))[{window.Range}:{window.Step}]";
        return $"{name}{(by.Length == 0 ? by : $" by ({by}) ")}({name}_over_time({values}{window.Offset}))";
    }

    /// <summary>
    /// What is reported now, within the time for which the server keeps the last sample: a service that stopped hours ago is not counted. Series of
    /// an instance add up, and a service has the greatest value of its instances.
    /// </summary>
    private string TranslateFleet(FleetQuery fleet)
    {
        string[] by = fleet.By is null ? [] : [names.Label(fleet.By)];
        var service = string.Join(", ", by.Prepend(names.Service).Distinct(StringComparer.Ordinal));
        string[] ofInstance = [names.Service, .. names.Instance.Split(", "), .. by];
        var instance = string.Join(", ", ofInstance.Distinct(StringComparer.Ordinal));
        var values = $"max by ({service}) (sum by ({instance}) ({string.Join(" or ", names.Select(fleet))}))";
        if (fleet is ServicesQuery { Above: { } above })
        {
            values += $" > {Numbers.Write(above)}";
        }

        if (fleet is ServicesQuery { Below: { } below })
        {
            values += $" < {Numbers.Write(below)}";
        }

        return $"{(fleet is ServicesQuery ? "count" : "sum")}{(by.Length == 0 ? string.Empty : $" by ({by[0]}) ")}({values})";
    }

    /// <summary>Adds the class of status codes as a label, if the query is split by it.</summary>
    private string Classify(SignalQuery query, string series)
    {
        if (query.By != AttributeNames.HttpResponseStatusClass)
        {
            return series;
        }

        var (to, from) = (Text(query.By), Text(AttributeNames.HttpResponseStatusCode));
        return $"label_replace({series}, {to}, \"${{1}}xx\", {from}, \"(.)..\")";
    }

    /// <summary>A label as a text.</summary>
    private string Text(string attribute) => $"\"{names.Label(attribute).Trim('"')}\"";
}
