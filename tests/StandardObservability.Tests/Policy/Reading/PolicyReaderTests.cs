using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Conventions.Policy.Standards;
using Xunit;

namespace StandardObservability.Tests.Policy.Reading;

/// <summary>What a policy means, and what standards add to it.</summary>
public sealed class PolicyReaderTests
{
    [Fact]
    public void The_complete_example_is_read_without_faults()
    {
        var policy = PolicyTexts.Parse(PolicyTexts.Embedded("example.telemetry.policy.json"));

        Assert.Equal("acme 3.2.0", policy.Citation);
        Assert.Equal(["otel-semconv/1.44", "house/1"], policy.Extends);
        Assert.Equal(["acme.*"], policy.Owned.Patterns);
        Assert.Equal(["service.name", "service.version", "deployment.environment.name", "acme.team"], policy.RequiredResourceAttributes);
        Assert.Equal((500, 5000, 1024, 64, 16000), (policy.Limits.MetricSeries, policy.Limits.ServiceSeries, policy.Limits.AttributeLength, policy.Limits.SpanAttributes, policy.Limits.LogBytes));
        Assert.Equal((90, "acme.legacy.*"), (policy.ExemptionRequirements.MaxDays, Assert.Single(policy.Exemptions).Target));
        var metric = policy.Catalogue.FindMetric("acme.order.placed")!;
        Assert.Equal((InstrumentKind.Counter, "{order}", "acme 3.2.0"), (metric.Instrument, metric.Unit, metric.Origin));
        Assert.Equal([("acme.order.channel", true), ("error.type", false)], metric.Attributes.Select(static a => (a.Key, a.IsRequired)));
        Assert.Equal(new DateTime(2027, 6, 1), policy.Catalogue.FindAttribute("acme.chan")!.Deprecated!.Remove);
        Assert.Equal("acme.label", policy.Catalogue.FindAttribute("acme.label.color")!.Key);
    }

    [Fact]
    public void A_program_without_the_semantic_conventions_reads_the_example_too()
    {
        var reading = PolicyReader.Read(PolicyTexts.Embedded("example.telemetry.policy.json"), PolicyTexts.File, PolicyStandards.Find);

        Assert.Empty(reading.Faults);
        Assert.True(reading.Policy!.IsNamespaceRequired);
        Assert.Null(reading.Policy.Catalogue.FindAttribute("http.route"));
        Assert.Equal(TelemetrySignals.Metric, reading.Policy.Catalogue.FindAttribute("user.id")!.DenyOn);
    }

    [Fact]
    public void An_attribute_of_a_standard_keeps_its_type_when_the_policy_writes_none()
    {
        var catalogue = PolicyTexts.ParseWith("""
            "extends": ["otel-semconv/1.44"], "attributes": [{ "key": "user.id", "class": "Private" }, { "key": "http.request.method", "max_values": 5 }, { "key": "acme.x" }]
            """).Catalogue;

        Assert.Equal((AttributeType.String, "Private", "acme 1.0.0"), (catalogue.FindAttribute("user.id")!.Type, catalogue.FindAttribute("user.id")!.Classification, catalogue.FindAttribute("user.id")!.Origin));
        Assert.Contains("GET", catalogue.FindAttribute("http.request.method")!.Members!);
        Assert.Equal(AttributeType.Any, catalogue.FindAttribute("acme.x")!.Type);
        Assert.True(catalogue.IsStandardNamespace("user"));
        Assert.False(catalogue.IsStandardNamespace("acme"));
    }

    [Fact]
    public void The_policy_replaces_what_a_standard_sets_and_keeps_the_rest()
    {
        var policy = PolicyTexts.ParseWith("""
            "extends": ["house/1"], "mode": { "start": "off" }, "rules": { "TEL102": "audit", "TEL204": { "exemptable": false } }, "names": { "namespaceRequired": false },
            "resource": { "required": ["acme.team"] }, "limits": { "metric.series": 7 }, "exemptions": { "require": [] }
            """);

        Assert.Equal((PolicyMode.Off, PolicyMode.Enforce), (policy.Modes[Gate.Start], policy.Modes[Gate.Compile]));
        Assert.Equal(PolicyMode.Audit, policy.Modes.Find(PolicyRules.Get(RuleIds.UnknownName), Gate.Compile));
        Assert.Equal(PolicyMode.Enforce, policy.Modes.Find(PolicyRules.Get(RuleIds.ClassifiedValue), Gate.Runtime));
        Assert.False(policy.Modes.Find(RuleIds.ClassifiedValue)!.IsExemptable);
        Assert.False(policy.IsNamespaceRequired);
        Assert.Equal(["acme.team"], policy.RequiredResourceAttributes);
        Assert.Equal((7, 16000), (policy.Limits.MetricSeries, policy.Limits.LogBytes));
        Assert.Equal(90, policy.ExemptionRequirements.MaxDays);
        Assert.Empty(policy.ExemptionRequirements.Fields);
    }

    [Fact]
    public void A_later_standard_replaces_what_an_earlier_one_sets()
    {
        var reading = PolicyReader.Read(
            PolicyTexts.With("\"extends\": [\"a/1\", \"b/1\"]"),
            PolicyTexts.File,
            static name => $$"""{ "policy": "x", "version": "1.0.0", "extends": ["b/1", "a/1"], "limits": { "{{(name == "a/1" ? "log.bytes\": 5, \"metric.series" : "metric.series")}}": {{(name == "a/1" ? 1 : 2)}} } }""");

        Assert.Empty(reading.Faults);
        Assert.Equal((2, 5), (reading.Policy!.Limits.MetricSeries, reading.Policy.Limits.LogBytes));
        Assert.Equal("acme 1.0.0", reading.Policy.Citation);
    }

    [Fact]
    public void A_mode_word_is_for_all_gates_that_can_check_the_rule()
    {
        var modes = PolicyTexts.ParseWith("""
            "mode": { "ci": "warn", "default": "audit" }, "rules": { "TEL103": "enforce", "TEL101": { "mode": { "runtime": "off", "default": "warn" } } }
            """).Modes;

        Assert.Equal([PolicyMode.Audit, PolicyMode.Audit, PolicyMode.Audit, PolicyMode.Warn], Enum.GetValues<Gate>().Select(g => modes[g]));
        Assert.Equal([PolicyMode.Enforce, PolicyMode.Off, PolicyMode.Enforce, PolicyMode.Enforce], Enum.GetValues<Gate>().Select(g => modes.Find(PolicyRules.Get(RuleIds.Unit), g)));
        Assert.Equal([PolicyMode.Warn, PolicyMode.Off, PolicyMode.Off, PolicyMode.Warn], Enum.GetValues<Gate>().Select(g => modes.Find(PolicyRules.Get(RuleIds.Name), g)));
    }

    [Fact]
    public void The_hash_is_that_of_the_text_without_a_byte_order_mark()
    {
        var text = PolicyTexts.With("");
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

        Assert.Equal(expected, PolicyTexts.Parse(text).Hash);
        Assert.Equal(expected, PolicyTexts.Parse("\uFEFF" + text).Hash);
    }

    [Fact]
    public void A_file_with_a_fault_is_no_policy_and_all_its_faults_are_reported_in_order()
    {
        var reading = PolicyTexts.Read("""
            {
              "policy": "acme corp",
              "metrics": [{ "name": "Orders", "unit": "orders" }],
              "limits": { "metric.series": 0, "log.byte": 5 }
            }
            """);

        Assert.Null(reading.Policy);
        Assert.Equal(
            [(1, 1), (2, 13), (3, 25), (3, 43), (4, 32), (4, 35)],
            reading.Faults.Select(static f => (f.Line, f.Column)));
        Assert.Equal(["", "policy", "metrics[0].name", "metrics[0].unit", "limits[\"metric.series\"]", "limits[\"log.byte\"]"], reading.Faults.Select(static f => f.Path));
    }

    [Fact]
    public void A_fault_of_a_standard_names_the_standard()
    {
        var reading = PolicyReader.Read(PolicyTexts.With("\"extends\": [\"house/1\"]"), PolicyTexts.File, static _ => "{ \"mode\": 5 }");

        Assert.Null(reading.Policy);
        Assert.Equal("house/1(1,11): mode is 5, and not a text. What it sets would be missing. Write \"off\", for example.", Assert.Single(reading.Faults).Describe());
    }
}
