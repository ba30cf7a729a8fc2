using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using StandardObservability;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;

namespace Fuzz.Settings;

/// <summary>Reads settings. Each line of the input is <c>key=value</c>.</summary>
internal sealed class SettingsTarget : TextTarget
{
    private const string Prefix = ConfigurationNames.OtlpPrefix;

    public override string Name => "settings";

    public override string Invariant => "settings are used or reported; formatted values are read back; endpoints and headers can be sent";

    public override int TestedMutations => 1_000;

    public override IEnumerable<string> Words =>
    [
        .. SettingTable.All.Select(static s => $"{ConfigurationNames.Section}:{s.Key}="), Prefix + "ENDPOINT=", Prefix + "HEADERS=", Prefix + "PROTOCOL=http/protobuf", Prefix + "TIMEOUT=",
        "OTEL_RESOURCE_ATTRIBUTES=", "OTEL_TRACES_SAMPLER=xray", "OTEL_TRACES_SAMPLER_ARG=endpoint=", "OTEL_PROPAGATORS=", "http://", "https://h:4318", "%3D", ",", ":0", "true", "none", "\n",
    ];

    protected override IEnumerable<string> Texts =>
    [
        "Observability:ServiceName=shop\nObservability:Enabled=true\nObservability:Meters:0=A\nObservability:Metrics:MaxSeries=5\nObservability:Logs:StandardOutput=json\nObservability:Teem=x",
        "Observability:Metrics:Dimensions:orders=a,b\nObservability:Traces:Instrumentations:Sql=false\nObservability:MaxLineBytes=1\nObservability:Redaction:Kinds:jwt=maybe",
        "OTEL_EXPORTER_OTLP_ENDPOINT=http://h:4318/base?x=1\nOTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf\nOTEL_EXPORTER_OTLP_HEADERS=api-key=a%3Db,x=y\nOTEL_EXPORTER_OTLP_TIMEOUT=0\nOTEL_EXPORTER_OTLP_COMPRESSION=gzip",
        "OTEL_EXPORTER_OTLP_ENDPOINT=https://h\nOTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf\nOTEL_EXPORTER_OTLP_HEADERS=x=1,x=2",
        "OTEL_EXPORTER_OTLP_ENDPOINT=https://h\nOTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf\nOTEL_EXPORTER_OTLP_HEADERS=x=a%2Cb,y=%2Cz%3D1",
        "OTEL_TRACES_SAMPLER=xray\nOTEL_TRACES_SAMPLER_ARG=endpoint=http://127.0.0.1:2000,polling_interval=300\nOTEL_PROPAGATORS=xray, none,b3\nOTEL_METRICS_EXPORTER=awsemf,otlp",
        "OTEL_TRACES_SAMPLER=traceidratio\nOTEL_TRACES_SAMPLER_ARG=1e-3\nOTEL_RESOURCE_ATTRIBUTES=team=pay%20ments,=x,a\nAWS_EMF_AGENT_ENDPOINT=udp://[::1]:25888",
        "Observability:Traces:PropagateTo=*.internal.example,[::1],a/b\nAWS_EC2_METADATA_SERVICE_ENDPOINT=http://[fd00:ec2::254]\nOTEL_EXPORTER_OTLP_TRACES_ENDPOINT=https://user:pw@h/x",
    ];

    protected override void Run(string text)
    {
        var pairs = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in text.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            pairs[equals > 0 ? line[..equals] : line] = equals > 0 ? line[(equals + 1)..] : null;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(pairs).Build();
        var problems = new SettingProblems();
        var variables = new StandardVariables(configuration, name => pairs.GetValueOrDefault(name));
        CheckTable(configuration, problems);
        CheckVariables(variables, problems);
        CheckOutputs(variables, problems);
        Check.That(problems.Messages.All(static m => m.Length > 0));
    }

    private static void CheckTable(IConfiguration configuration, SettingProblems problems)
    {
        var options = new StandardObservabilityOptions();
        SettingTable.Bind(configuration, options, problems);
        NumberSetting.CorrectRanges(options, problems);
        OutgoingHosts.Read(options.Traces.PropagateTo, problems).Allows(new Uri("http://api.internal.example"));
        foreach (var setting in SettingTable.All.OfType<ValueSetting>())
        {
            if (setting.FormatValue(options) is { Length: > 0 } value)
            {
                var again = new StandardObservabilityOptions();
                var section = new ConfigurationBuilder().AddInMemoryCollection([new($"{ConfigurationNames.Section}:{setting.Key}", value)]).Build();
                SettingTable.Bind(section, again, new SettingProblems());
                Check.Equal(value, setting.FormatValue(again));
            }
        }
    }

    private static void CheckVariables(StandardVariables variables, SettingProblems problems)
    {
        foreach (var (key, value) in ResourceAttributeList.Parse(variables.Find(ConfigurationNames.ResourceAttributes), problems))
        {
            Check.That(key is not null && value is not null);
        }

        var propagators = PropagatorList.Read(variables, problems);
        Check.That(propagators.Names.Length > 0);
        var sampler = SamplerSetting.Read(variables, problems);
        Check.That(sampler is null or { Ratio: >= 0 and <= 1 });
        Check.That(sampler?.XRay is not { } xray || (xray.Endpoint.IsAbsoluteUri && xray.PollingInterval > TimeSpan.Zero));
        Check.That(AgentEndpoint.Read(variables, problems) is not { } agent || (agent.Host.Length > 0 && agent.Port is > 0 and <= 65535));
        Check.That(Ec2MetadataEndpoint.Find(variables, problems) is not { } ec2 || ec2.Scheme is "http" or "https");
    }

    private static void CheckOutputs(StandardVariables variables, SettingProblems problems)
    {
        var targets = new OtlpTargets(variables, problems);
        var selection = new OutputSelection(variables, targets, problems);
        selection.Logs(StandardOutputFormat.Json, isDevelopment: true);
        selection.Metrics(emfByDefault: true);
        if (selection.Traces().Otlp is not { } target)
        {
            return;
        }

        Check.That(target.Endpoint.IsAbsoluteUri && target.Timeout > TimeSpan.Zero);
        var isCommon = variables.Find(Prefix + "TRACES_ENDPOINT") is null;
        Check.That(
            target.Protocol == OtlpExportProtocol.Grpc || !isCommon || target.Endpoint.AbsolutePath.EndsWith("/v1/traces", StringComparison.Ordinal),
            target.Endpoint.ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Endpoint);
        target.Headers.AddTo(request.Headers);
        foreach (var value in request.Headers.NonValidated.SelectMany(static h => h.Value))
        {
            Check.That(!value.AsSpan().ContainsAny("\r\n\0"), value);
        }
    }
}
