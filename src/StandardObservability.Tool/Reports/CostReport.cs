using System.Globalization;
using System.Text;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Costs;

namespace StandardObservability.Tool.Reports;

/// <summary>Series and costs as a report.</summary>
internal static class CostReport
{
    /// <summary>The formats, the default first.</summary>
    public static string[] Formats { get; } = [ReportFormat.Text, "json", "markdown"];

    /// <summary>Writes the report.</summary>
    public static string Write(string format, CostEstimate estimate) => format switch
    {
        "json" => WriteJson(estimate),
        "markdown" => WriteMarkdown(estimate),
        _ => WriteText(estimate),
    };

    private static string WriteText(CostEstimate estimate)
    {
        var text = new StringBuilder();
        foreach (var metric in estimate.Current)
        {
            var limited = metric.IsLimited ? "; limited" : "";
            text.Append(PrintableText.Line($"{metric.Metric}: {metric.Series} series ({metric.Description}{limited})")).Append('\n');
        }

        foreach (var sentence in Sentences(estimate))
        {
            text.Append(PrintableText.Line(sentence)).Append('\n');
        }

        return text.ToString();
    }

    private static string WriteMarkdown(CostEstimate estimate)
    {
        var text = new StringBuilder("### Series and costs\n\n| metric | series | attributes |\n|---|---|---|\n");
        foreach (var metric in estimate.Current)
        {
            var limited = metric.IsLimited ? " (limited)" : "";
            text.Append($"| {MarkdownReport.Escape(metric.Metric)} | {metric.Series}{limited} | {MarkdownReport.Escape(metric.Description)} |\n");
        }

        foreach (var sentence in Sentences(estimate))
        {
            text.Append('\n').Append(MarkdownReport.Escape(sentence)).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Sentences(CostEstimate estimate)
    {
        foreach (var (metric, former, current) in estimate.Changes)
        {
            yield return $"Changed: {metric}: {former ?? 0} -> {current ?? 0} series.";
        }

        foreach (var metric in estimate.Current)
        {
            foreach (var key in metric.Unbounded)
            {
                yield return $"TEL113: The number of values of '{key}' of '{metric.Metric}' is not known, so its limit counts."
                    + " Write \"max_values\" for it in the policy, or remove it.";
            }
        }

        var instances = estimate.Instances == 1 ? "" : $" of {estimate.Instances} instances";
        yield return estimate.FormerSeries is { } before
            ? $"Total: {before} -> {estimate.Series} series{instances}, {Dollars(estimate.Price(before))} -> {Dollars(estimate.Cost)} USD a month."
            : $"Total: {estimate.Series} series{instances}, {Dollars(estimate.Cost)} USD a month.";
        if (estimate.Budget is { } budget)
        {
            yield return $"Budget: {Dollars(budget)} USD a month, which is {(estimate.IsAboveBudget ? "exceeded" : "kept")}.";
        }

        yield return "Not included: log events, traces, and metrics by OTLP. They cost by the gigabyte or by the trace, so by traffic, which no build knows.";
        yield return $"Prices: {estimate.Prices.Source}; {estimate.Prices.Metric.ToString(CultureInfo.InvariantCulture)} USD for each series a month.";
    }

    private static string Dollars(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string WriteJson(CostEstimate estimate) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("series", estimate.Series);
        json.WriteNumber("instances", estimate.Instances);
        json.WriteNumber("usdPerMonth", estimate.Cost);
        if (estimate.FormerSeries is { } former)
        {
            json.WriteNumber("formerSeries", former);
            json.WriteNumber("formerUsdPerMonth", estimate.Price(former));
        }

        json.WriteString("prices", estimate.Prices.Source);
        json.WriteBoolean("isAboveBudget", estimate.IsAboveBudget);
        json.WriteStartArray("metrics");
        foreach (var metric in estimate.Current)
        {
            Write(json, metric);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, SeriesEstimate metric)
    {
        json.WriteStartObject();
        json.WriteString("metric", metric.Metric);
        json.WriteNumber("series", metric.Series);
        json.WriteBoolean("isLimited", metric.IsLimited);
        json.WriteStartArray("attributes");
        foreach (var factor in metric.Factors)
        {
            json.WriteStringValue(factor);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
