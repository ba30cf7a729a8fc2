using System.Text.Json;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>Reads the value of one metric: a number, an array, values with counts, or a statistic set.</summary>
internal static class EmfValueReader
{
    private const int MaximumValues = 100;
    private static readonly double Largest = Math.Pow(2, 360);

    public static Sample Read(string name, JsonElement value, long second) => value.ValueKind switch
    {
        JsonValueKind.Number => Sample.Of(second, [new WeightedValue(value.GetDouble(), 1)]),
        JsonValueKind.Array => Sample.Of(second, [.. Numbers(name, value).Select(number => new WeightedValue(number, 1))]),
        JsonValueKind.Object => Distribution(name, value, second),
        _ => throw new CloudWatchException($"EMF: the metric {name} is neither a number nor an array nor a distribution"),
    };

    private static Sample Distribution(string name, JsonElement value, long second)
    {
        double Member(string member) => value.TryGetProperty(member, out var number) && number.ValueKind == JsonValueKind.Number
            ? number.GetDouble()
            : throw new CloudWatchException($"EMF: the distribution {name} has no number {member}");

        var set = new Sample(second, null, Member("Min"), Member("Max"), Member("Sum"), Member("Count"));
        if (set.Count <= 0 || set.Min > set.Max) throw new CloudWatchException($"EMF: the distribution {name} is empty or its Min is over its Max");
        if (!value.TryGetProperty("Values", out var array)) return set;

        var values = Numbers(name, array);
        var counts = value.TryGetProperty("Counts", out var given) ? Numbers(name, given) : [.. values.Select(_ => 1.0)];
        if (counts.Count != values.Count) throw new CloudWatchException($"EMF: the distribution {name} has {values.Count} values and {counts.Count} counts");
        if (counts.Any(count => count <= 0)) throw new CloudWatchException($"EMF: the distribution {name} has a count that is not positive");
        return set with { Values = [.. values.Zip(counts, (v, c) => new WeightedValue(v, c))] };
    }

    private static List<double> Numbers(string name, JsonElement array)
    {
        if (array.ValueKind != JsonValueKind.Array || array.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Number))
            throw new CloudWatchException($"EMF: the metric {name} has values that are not numbers");
        var numbers = array.EnumerateArray().Select(item => item.GetDouble()).ToList();
        if (numbers.Count is 0 or > MaximumValues) throw new CloudWatchException($"EMF: the metric {name} must have 1 to {MaximumValues} values, it has {numbers.Count}");
        if (numbers.Exists(number => Math.Abs(number) > Largest)) throw new CloudWatchException($"EMF: the metric {name} has a value beyond 2^360");
        return numbers;
    }
}
