using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Settings;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The propagators that <c>OTEL_PROPAGATORS</c> lists. Context is extracted in this order.</summary>
/// <remarks>
/// Source: OpenTelemetry specification, "Environment Variable Specification", "General SDK Configuration"; semantic conventions, "AWS Lambda".
/// </remarks>
/// <param name="Formats">The formats that are extracted, in this order, and injected.</param>
/// <param name="Fields">The fields that are injected.</param>
/// <param name="ReadsLambdaVariable">Whether Lambda's environment variable is used when the carrier has no parent.</param>
internal sealed record PropagatorList(ContextFormat[] Formats, InjectedFields Fields, bool ReadsLambdaVariable)
{
    private const string TraceContext = "tracecontext";
    private const string Baggage = "baggage";
    private const string XRay = "xray";
    private const string XRayLambda = "xray-lambda";
    private const string None = "none";

    private static readonly string[] Known = [TraceContext, Baggage, XRay, XRayLambda, None];

    public static PropagatorList Default { get; } = Create([TraceContext, Baggage, XRay]);

    /// <summary>The names of the propagators in the form of <c>OTEL_PROPAGATORS</c>.</summary>
    public string Names { get; } = FormatNames(Formats, Fields, ReadsLambdaVariable);

    public bool HasXRay => (Fields & InjectedFields.XRay) != 0;

    public bool HasBaggage => (Fields & InjectedFields.Baggage) != 0;

    public static PropagatorList Read(StandardVariables variables, SettingProblems problems)
    {
        if (variables.Find(ConfigurationNames.Propagators) is not { } value)
        {
            return Default;
        }

        var names = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(static n => n.ToLowerInvariant())
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var usable = names.FindAll(static n => Known.Contains(n, StringComparer.Ordinal));
        ReportProblems(value, names, usable, problems);
        return usable.Count > 0 ? Create(usable) : Default;
    }

    /// <summary>Reports names that cannot be used, and removes <c>none</c> from a list with other names.</summary>
    private static void ReportProblems(string value, List<string> names, List<string> usable, SettingProblems problems)
    {
        foreach (var unknown in names.Except(usable, StringComparer.Ordinal))
        {
            problems.Add(
                $"{ConfigurationNames.Propagators} names \"{unknown}\", which is unknown. Known values are {string.Join(", ", Known[..^1])} and {None}; "
                + $"{DescribeFallback(usable)}.");
        }

        if (usable.Count > 1 && usable.Remove(None))
        {
            problems.Add($"{ConfigurationNames.Propagators} is \"{value}\". {None} cannot be combined with other names; it is ignored.");
        }

        if (usable.Contains(XRay) && usable.Contains(XRayLambda))
        {
            problems.Add(
                $"{ConfigurationNames.Propagators} is \"{value}\". {XRay} and {XRayLambda} are the same format, {TraceContextHeaderNames.XRay}, which is "
                + "extracted and injected once; name one of them.");
        }
    }

    private static PropagatorList Create(List<string> names)
    {
        var traceContext = names.IndexOf(TraceContext);
        var xray = names.FindIndex(static n => n is XRay or XRayLambda);
        ContextFormat[] formats = traceContext < 0 && xray < 0 ? []
            : xray < 0 ? [ContextFormat.TraceContext]
            : traceContext < 0 ? [ContextFormat.XRay]
            : traceContext < xray ? [ContextFormat.TraceContext, ContextFormat.XRay]
            : [ContextFormat.XRay, ContextFormat.TraceContext];
        var fields = (traceContext < 0 ? InjectedFields.None : InjectedFields.TraceContext)
            | (xray < 0 ? InjectedFields.None : InjectedFields.XRay)
            | (names.Contains(Baggage) ? InjectedFields.Baggage : InjectedFields.None);
        return new PropagatorList(formats, fields, names.Contains(XRayLambda));
    }

    private static string FormatNames(ContextFormat[] formats, InjectedFields fields, bool readsLambdaVariable)
    {
        List<string> names = [];
        foreach (var format in formats)
        {
            names.Add(format == ContextFormat.TraceContext ? TraceContext : readsLambdaVariable ? XRayLambda : XRay);
        }

        if ((fields & InjectedFields.Baggage) != 0)
        {
            names.Add(Baggage);
        }

        return names.Count > 0 ? string.Join(", ", names) : None;
    }

    private static string DescribeFallback(List<string> usable)
        => usable.Count > 0 ? $"the rest, {string.Join(", ", usable)}, is used" : $"{TraceContext}, {Baggage} and {XRay} are used as if it were not set";
}
