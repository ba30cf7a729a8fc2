using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Conventions.Policy.Standards;
using Xunit;

namespace StandardObservability.Tests.Policy.Standards;

/// <summary>The standards that policies extend.</summary>
public sealed class PolicyStandardsTests
{
    [Fact]
    public void The_house_standard_is_read_without_faults()
    {
        var house = PolicyTexts.Parse(PolicyStandards.Find("house/1")!);

        Assert.Equal(("house", "1.0.0"), (house.Name, house.Version));
        Assert.True(house.IsNamespaceRequired);
        Assert.Equal(["service.name", "service.version", "deployment.environment.name"], house.RequiredResourceAttributes);
        Assert.Equal((2000, null, 8192, 128, 16000), (house.Limits.MetricSeries, house.Limits.ServiceSeries, house.Limits.AttributeLength, house.Limits.SpanAttributes, house.Limits.LogBytes));
    }

    [Fact]
    public void A_running_service_is_observed_and_only_limits_and_classified_values_are_enforced()
    {
        var modes = PolicyTexts.Parse(PolicyStandards.Find("house/1")!).Modes;

        Assert.Equal(
            [RuleIds.SeriesLimit, RuleIds.ClassifiedValue, RuleIds.SizeLimit],
            PolicyRules.Rules.Where(r => modes.Find(r, Gate.Runtime) == PolicyMode.Enforce).Select(static r => r.Id));
        Assert.DoesNotContain(PolicyRules.Rules, r => modes.Find(r, Gate.Start) > PolicyMode.Warn);
        Assert.All((Gate[])[Gate.Compile, Gate.CI], gate => Assert.Equal(PolicyMode.Enforce, modes.Find(PolicyRules.Get(RuleIds.Name), gate)));
        Assert.All(Enum.GetValues<Gate>(), gate => Assert.Equal(PolicyMode.Off, modes.Find(PolicyRules.Get(RuleIds.UnknownName), gate)));
    }

    [Fact]
    public void The_semantic_conventions_are_complete()
    {
        var conventions = PolicyTexts.Parse(PolicyTexts.SemanticConventions).Catalogue;

        Assert.Equal((940, 541), (conventions.Attributes.Count, conventions.Metrics.Count));
        Assert.Equal((206, 97), (conventions.Attributes.Count(static a => a.Deprecated != null), conventions.Metrics.Count(static m => m.Deprecated != null)));
        Assert.Equal((97, 71), (conventions.Attributes.Count(static a => a.Deprecated?.RenamedTo != null), conventions.Metrics.Count(static m => m.Deprecated?.RenamedTo != null)));
        Assert.Equal(171, conventions.Attributes.Count(static a => a.Members != null));
        Assert.Equal(41, conventions.Attributes.Count(static a => a.Type == AttributeType.Template));
        Assert.Equal(
            (126, 277, 71, 67),
            (Count(InstrumentKind.Counter), Count(InstrumentKind.UpDownCounter), Count(InstrumentKind.Gauge), Count(InstrumentKind.Histogram)));

        int Count(InstrumentKind kind) => conventions.Metrics.Count(m => m.Instrument == kind);
    }

    [Fact]
    public void The_semantic_conventions_keep_types_values_and_levels()
    {
        var conventions = PolicyTexts.Parse(PolicyTexts.SemanticConventions).Catalogue;

        Assert.Equal(AttributeType.Int, conventions.FindAttribute("rpc.grpc.status_code")!.Type);
        Assert.Equal("0", conventions.FindAttribute("rpc.grpc.status_code")!.Members![0]);
        Assert.Equal("http.request.header", conventions.FindAttribute("http.request.header.x-id")!.Key);
        Assert.Equal(AttributeType.StringArray, conventions.FindAttribute("process.command_args")!.Type);
        var duration = conventions.FindMetric("http.server.request.duration")!;
        Assert.Equal((InstrumentKind.Histogram, "s"), (duration.Instrument, duration.Unit));
        Assert.True(duration.Attributes.Single(static a => a.Key == "http.request.method").IsRequired);
        Assert.False(duration.Attributes.Single(static a => a.Key == "http.route").IsRequired);
    }

    [Fact]
    public void Every_unit_of_the_semantic_conventions_is_accepted()
        => Assert.All(PolicyTexts.Parse(PolicyTexts.SemanticConventions).Catalogue.Metrics, static m => Assert.True(UcumUnit.IsValid(m.Unit!), m.Unit));

    [Fact]
    public void Only_the_house_standard_is_embedded()
    {
        Assert.Equal(["house/1", "otel-semconv/1.44"], PolicyStandards.Names);
        Assert.Null(PolicyStandards.Find("otel-semconv/1.44"));
        Assert.Null(PolicyStandards.Find("house/2"));
    }
}
