using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Settings.Table;

/// <summary>
/// All settings of the section <c>Observability</c>. Binding, problem messages, the start report and the option tables of the
/// documentation use this one table.
/// </summary>
internal static class SettingTable
{
    /// <summary>All settings, in the order of the documentation.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Switch("Enabled", static o => o.Enabled, static (o, v) => o.Enabled = v),
        Text("ServiceName", static o => o.ServiceName, static (o, v) => o.ServiceName = v, "the application's name", ConfigurationNames.ServiceName),
        Text("ServiceNamespace", static o => o.ServiceNamespace, static (o, v) => o.ServiceNamespace = v),
        Text("ServiceVersion", static o => o.ServiceVersion, static (o, v) => o.ServiceVersion = v, "the build's version"),
        Text("Team", static o => o.Team, static (o, v) => o.Team = v),
        Text("DeploymentId", static o => o.DeploymentId, static (o, v) => o.DeploymentId = v),
        new ListSetting("Meters", static o => o.Meters),
        new ListSetting("ActivitySources", static o => o.ActivitySources),
        Switch("ClientAddress", static o => o.ClientAddress, static (o, v) => o.ClientAddress = v),
        Switches(
            "ExcludedRequests",
            [ExcludedRequestNames.HealthChecks, ExcludedRequestNames.StaticFiles, ExcludedRequestNames.BlazorCircuits],
            static o => o.ExcludedRequests,
            "all excluded"),
        NumberSetting.MaxLineBytes,
        Choice("OnInvalidConfiguration", static o => o.OnInvalidConfiguration, static (o, v) => o.OnInvalidConfiguration = v),
        Text(
            "Metrics:Namespace",
            static o => o.Metrics.Namespace,
            static (o, v) => o.Metrics.Namespace = v,
            "`service.namespace`, else `StandardObservability`",
            ConfigurationNames.EmfNamespace),
        new ListMapSetting(
            "Metrics:Dimensions",
            static (o, name, v) => o.Metrics.Dimensions.TryAdd(name, v),
            static o => Join(';', o.Metrics.Dimensions, static d => d)) { DefaultText = "route and status class of requests" },
        NumberSetting.MaxSeriesPerInstrument,
        NumberSetting.MaxSeries,
        Switches("Metrics:Instrumentations", Instrumentations(), static o => o.Metrics.Instrumentations, "all enabled; with embedded metric format, some"),
        Choice("Logs:StandardOutput", static o => o.Logs.StandardOutput, static (o, v) => o.Logs.StandardOutput = v),
        Switch("Logs:RequestLine", static o => o.Logs.RequestLine, static (o, v) => o.Logs.RequestLine = v),
        Switch("Traces:XRay:Ids", static o => o.Traces.XRay.Ids, static (o, v) => o.Traces.XRay.Ids = v, "`true`, in Development `false`"),
        Switch("Traces:XRay:Attributes", static o => o.Traces.XRay.Attributes, static (o, v) => o.Traces.XRay.Attributes = v, "`true` on AWS"),
        new MapSetting(
            "Traces:XRay:ServiceNames",
            ValueFormat.Text,
            names: null,
            static (o, name, v) => o.Traces.XRay.ServiceNames.TryAdd(name, v),
            static o => Join(',', o.Traces.XRay.ServiceNames, static n => n)) { DefaultText = "the host name" },
        Choice("Traces:InboundContext", static o => o.Traces.InboundContext, static (o, v) => o.Traces.InboundContext = v),
        new ListSetting("Traces:PropagateTo", static o => o.Traces.PropagateTo) { DefaultText = "all hosts except endpoints of AWS services" },
        new ListSetting("Traces:Annotations", static o => o.Traces.Annotations),
        NumberSetting.DetailAboveMilliseconds,
        Switches("Traces:Instrumentations", Instrumentations(), static o => o.Traces.Instrumentations),
        Switch("Redaction:Enabled", static o => o.Redaction.Enabled, static (o, v) => o.Redaction.Enabled = v),
        new ListSetting("Redaction:Keys", static o => o.Redaction.Keys),
        new ListSetting("Redaction:AllowedKeys", static o => o.Redaction.AllowedKeys),
        Switches("Redaction:Kinds", RedactionKinds.ByGroup.Values.SelectMany(static g => g), static o => o.Redaction.Kinds),
        Switch("LocalPage:Enabled", static o => o.LocalPage.Enabled, static (o, v) => o.LocalPage.Enabled = v),
    ];

    /// <summary>Sets the options from the section and reports values that cannot be used.</summary>
    public static void Bind(IConfiguration configuration, StandardObservabilityOptions options, SettingProblems problems)
    {
        var section = new SettingSection(configuration);
        if (section.IsEmpty)
        {
            // Without the table, no code for it is compiled at the start.
            return;
        }

        foreach (var key in section.Keys.Where(static k => !All.Any(s => s.Owns(k))))
        {
            problems.Add(UnknownSetting.Describe(key, All));
        }

        foreach (var setting in All)
        {
            setting.Bind(section, options, problems);
        }
    }

    private static IEnumerable<string> Instrumentations()
        =>
        [
            InstrumentationNames.SqlClient,
            InstrumentationNames.Outputs,
            .. KnownInstrumentations.All.Select(static i => i.Name),
        ];

    /// <summary>Without values no code for them is compiled at the start.</summary>
    private static string Join<T>(char separator, IDictionary<string, T> values, Func<T, string> format)
    {
        List<string> texts = [];
        foreach (var (name, value) in values)
        {
            texts.Add($"{name}={format(value)}");
        }

        return string.Join(separator, texts);
    }

    private static ValueSetting Text(
        string key,
        Func<StandardObservabilityOptions, string?> get,
        Action<StandardObservabilityOptions, string> set,
        string? defaultText = null,
        string? variable = null)
        => new(key, ValueFormat.Text, get, set) { DefaultText = defaultText, Variable = variable };

    private static ValueSetting Switch(
        string key,
        Func<StandardObservabilityOptions, bool?> get,
        Action<StandardObservabilityOptions, bool> set,
        string? defaultText = null)
        => new(key, ValueFormat.Boolean, o => get(o), (o, v) => set(o, bool.Parse(v))) { DefaultText = defaultText };

    private static ValueSetting Choice<T>(string key, Func<StandardObservabilityOptions, T> get, Action<StandardObservabilityOptions, T> set)
        where T : struct, Enum
        => new(key, ValueFormat.Choice(typeof(T).GetEnumNames()), o => get(o), (o, v) => set(o, Enum.Parse<T>(v, ignoreCase: true)));

    private static MapSetting Switches(
        string key,
        IEnumerable<string> names,
        Func<StandardObservabilityOptions, IDictionary<string, bool>> get,
        string defaultText = "all enabled") => new(
        key,
        ValueFormat.Boolean,
        names.ToHashSet(StringComparer.OrdinalIgnoreCase),
        (o, name, v) => get(o).TryAdd(name, bool.Parse(v)),
        o => Join(',', get(o), static isOn => isOn ? "true" : "false")) { DefaultText = defaultText };
}
