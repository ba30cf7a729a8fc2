using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Outputs.Prometheus;

/// <summary>How a server that answers PromQL names the series of a service.</summary>
internal abstract class SeriesNames
{
    /// <summary>The labels that differ between the instances of the service, as a list of PromQL.</summary>
    public abstract string Instance { get; }

    /// <summary>The label that differs between services.</summary>
    public abstract string Service { get; }

    /// <summary>The label of an attribute.</summary>
    public abstract string Label(string attribute);

    /// <summary>The selectors of what a query reads: several for a roll-up with several filters, whose series may overlap.</summary>
    /// <param name="query">Signal and filters.</param>
    /// <param name="suffix">For example <c>_bucket</c>.</param>
    /// <param name="bucket">A matcher of the bucket, or <see langword="null"/>.</param>
    public IReadOnlyList<string> Select(SignalQuery query, string suffix = "", string? bucket = null)
    {
        string[] shared = [.. query.Filters.Select(Match), .. bucket is null ? (string[])[] : [bucket]];
        AttributeFilter?[] either = query.Signal.RollUp is { } rollUp ? [.. rollUp.AnyOf] : new AttributeFilter?[1];
        return either.Length == 0
            ? throw new RenderException($"reads {query.Signal.Name}, which counts nothing. Add a filter to its roll-up.")
            : [.. either.Select(f => Select(query.Signal.Measured, suffix, f is null ? shared : [.. shared, Match(f)]))];
    }

    /// <summary>The selector of the series of the service that pass matchers.</summary>
    protected abstract string Select(Signal measured, string suffix, IReadOnlyList<string> matchers);

    /// <summary>OTLP has no class of status codes, so it is a pattern of the code. A label without a value matches series without it.</summary>
    private string Match(AttributeFilter filter)
    {
        if (filter.Attribute != AttributeNames.HttpResponseStatusClass)
        {
            return $"{Label(filter.Attribute)}={PromText.Quote(filter.Value ?? string.Empty)}";
        }

        var code = Label(AttributeNames.HttpResponseStatusCode);
        return filter.Value switch
        {
            null => $"{code}=\"\"",
            [>= '0' and <= '9' and var digit, 'x', 'x'] => $"{code}=~\"{digit}..\"",
            _ => throw new RenderException($"filters by the status class {filter.Value}. Classes are 1xx to 5xx."),
        };
    }
}
