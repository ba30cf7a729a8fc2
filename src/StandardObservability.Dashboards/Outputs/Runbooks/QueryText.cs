using System.Globalization;

namespace StandardObservability.Dashboards.Outputs.Runbooks;

/// <summary>Describes queries and conditions in English.</summary>
internal static class QueryText
{
    /// <summary>What a query reads, for example <c>p99 of `http.server.request.duration`</c>.</summary>
    public static string Describe(Query query) => query switch
    {
        RateQuery rate => $"rate of {DescribeMeasured(rate)}",
        InstanceRateQuery rate => $"rate of {DescribeMeasured(rate)} of an instance",
        QuantileQuery quantile => $"p{Numbers.Write(quantile.Rank * 100)} of {DescribeMeasured(quantile)}",
        ShareAboveQuery share => $"share of {DescribeMeasured(share)} above {Numbers.Write(share.Threshold)} {share.Signal.Unit}",
        ShareWithinQuery share => $"share of {DescribeMeasured(share)} within {Numbers.Write(share.Threshold)} {share.Signal.Unit}",
        ServicesQuery services => $"services with {DescribeMeasured(services)}{DescribeLimits(services)}",
        TotalQuery total => $"total of {DescribeMeasured(total)}",
        LevelQuery level => $"{level.Aggregation.ToString().ToLowerInvariant()} of {DescribeMeasured(level)}",
        ChangeQuery change => $"change of the {Describe(change.Of)}",
        RatioQuery { Part: RateQuery part, Total: RateQuery total } => $"number of {DescribeMeasured(part)} divided by the number of {DescribeMeasured(total)}",
        RatioQuery ratio => $"{Describe(ratio.Part)} divided by {Describe(ratio.Total)}",
        LogCountQuery logs => $"log events of level {logs.Lowest} or higher in a minute{DescribeSplit(logs.By)}",
        _ => throw new RenderException($"has a query of type {query.GetType().Name}, which has no description."),
    };

    /// <summary>When a condition holds, one sentence without its point.</summary>
    public static string Describe(AlarmCondition condition)
    {
        var periods = condition.Periods == 1
            ? $"in the last {Describe(condition.Period)}"
            : $"in {condition.BreachingPeriods} of the last {condition.Periods} periods of {Describe(condition.Period, one: "a ")}";
        var sample = condition.Sample is null
            ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $", with at least {condition.SmallestSample} measurements a period");
        var missing = condition.MissingData == MissingData.Breaching ? ", also without data" : string.Empty;
        return $"{Describe(condition.Query)} is {condition.Comparison.ToString().ToLowerInvariant()} {DescribeThreshold(condition)} {periods}{sample}{missing}";
    }

    /// <summary>The name of the signal, with filters and split.</summary>
    private static string DescribeMeasured(SignalQuery query)
    {
        var filters = query.Filters.Select(static f => f.Value is null ? $"without `{f.Attribute}`" : $"with `{f.Attribute}` {f.Value}");
        return $"`{query.Signal.Name}`{string.Concat(filters.Select(static f => " " + f))}{DescribeSplit(query.By)}";
    }

    private static string DescribeLimits(ServicesQuery query)
        => (query.Above is { } above ? $" above {Numbers.Write(above)}" : string.Empty)
            + (query.Below is { } below ? $" below {Numbers.Write(below)}" : string.Empty);

    private static string DescribeSplit(string? attribute) => attribute is null ? string.Empty : $" by `{attribute}`";

    private static string DescribeThreshold(AlarmCondition condition) => condition.Query.Unit switch
    {
        "1" => $"{Numbers.Write(100 * condition.Threshold)} %",
        var unit when unit.StartsWith('{') => Numbers.Write(condition.Threshold),
        var unit => $"{Numbers.Write(condition.Threshold)} {unit}",
    };

    private static string Describe(TimeSpan period, string one = "")
    {
        var (number, unit) = period.TotalDays >= 1 ? (period.TotalDays, "day")
            : period.TotalHours >= 1 ? (period.TotalHours, "hour")
            : (period.TotalMinutes, "minute");
        return number == 1 ? one + unit : string.Create(CultureInfo.InvariantCulture, $"{number:0.##} {unit}s");
    }
}
