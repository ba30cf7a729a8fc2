using System.Globalization;

namespace StandardObservability.Dashboards.Outputs.Runbooks;

/// <summary>Describes queries and conditions in English.</summary>
internal static class QueryText
{
    /// <summary>What a query reads, for example <c>p99 of `http.server.request.duration`</c>.</summary>
    public static string Describe(Query query) => query switch
    {
        RateQuery rate => $"rate of {Describe(rate.Signal)}",
        QuantileQuery quantile => $"p{Numbers.Write(quantile.Rank * 100)} of {Describe(quantile.Signal)}",
        ShareAboveQuery share => $"share of {Describe(share.Signal)} above {Numbers.Write(share.Threshold)} {share.Signal.Unit}",
        ShareWithinQuery share => $"share of {Describe(share.Signal)} within {Numbers.Write(share.Threshold)} {share.Signal.Unit}",
        LevelQuery level => $"{level.Aggregation.ToString().ToLowerInvariant()} of {Describe(level.Signal)}",
        ChangeQuery change => $"change of the {Describe(change.Of)}",
        RatioQuery { Part: RateQuery part, Total: RateQuery total } => $"number of {Describe(part.Signal)} divided by the number of {Describe(total.Signal)}",
        RatioQuery ratio => $"{Describe(ratio.Part)} divided by {Describe(ratio.Total)}",
        LogCountQuery logs => $"log events of level {logs.Lowest} or higher in a minute",
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

    private static string Describe(Signal signal) => $"`{signal.Name}`";

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
