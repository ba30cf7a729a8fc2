using System.Text.Json;
using Judges;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy.Schemas;

/// <summary>The published JSON schemas accept what the reader accepts, except what a schema cannot express.</summary>
public sealed class PolicySchemaTests
{
    [JudgedTheory]
    [InlineData("")]
    [InlineData("\"$schema\": \"x\", \"extends\": [\"house/1\", \"otel-semconv/1.44\"]")]
    [InlineData("\"owned\": [\"acme.*\", \"Acme.Shop\"]")]
    [InlineData("\"mode\": \"warn\"")]
    [InlineData("\"mode\": { \"default\": \"off\", \"compile\": \"audit\", \"start\": \"warn\", \"runtime\": \"enforce\", \"ci\": \"off\" }")]
    [InlineData("\"rules\": { \"TEL103\": { \"mode\": \"warn\", \"enforceFrom\": \"2027-03-01\", \"exemptable\": true } }")]
    [InlineData("\"rules\": { \"TEL405\": { \"mode\": { \"start\": \"warn\", \"ci\": \"enforce\" } }, \"TEL404\": { \"exemptable\": false } }")]
    [InlineData("\"rules\": { \"TEL103\": {} }")]
    [InlineData("\"names\": {}, \"resource\": {}, \"limits\": {}, \"exemptions\": {}")]
    [InlineData("\"names\": { \"namespaceRequired\": false }, \"catalogue\": \"closed\"")]
    [InlineData("\"limits\": { \"metric.series\": 1, \"log.bytes\": 2147483647 }")]
    [InlineData("\"attributes\": [{ \"key\": \"a\" }, { \"key\": \"a.b_c2\", \"type\": \"template[string[]]\", \"annotations\": { \"x\": 1 } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": { \"members\": [{ \"value\": 0, \"id\": \"zero\", \"brief\": \"x\" }, { \"value\": -1 }] } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"class\": \"Acme.Private\", \"deny_on\": [\"metric\", \"log\"], \"max_values\": 3, \"stability\": \"stable\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deprecated\": { \"reason\": \"obsoleted\", \"note\": \"x\", \"remove\": \"2028-02-29\" } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"b\" }, { \"key\": \"a\", \"deprecated\": { \"reason\": \"renamed\", \"renamed_to\": \"b\" } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"b\" }], \"metrics\": [{ \"name\": \"m\", \"attributes\": [{ \"ref\": \"b\", \"requirement_level\": { \"recommended\": \"x\" } }] }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"instrument\": \"updowncounter\", \"unit\": \"{x}/s\" }]")]
    [InlineData("\"exemptions\": { \"max_days\": 5, \"require\": [], \"granted\": [{ \"rule\": \"TEL103\", \"target\": \"a*\", \"expires\": \"2027-01-31\" }] }")]
    public Task Both_accept_a_policy(string members) => AssertPolicyAsync(members, isValid: true);

    [JudgedTheory]
    [InlineData("\"modes\": {}")]
    [InlineData("\"extends\": \"house/1\"")]
    [InlineData("\"extends\": [\"house/2\"]")]
    [InlineData("\"extends\": [\"house/1\", \"house/1\"]")]
    [InlineData("\"owned\": [\"\"]")]
    [InlineData("\"owned\": [\"*.acme\"]")]
    [InlineData("\"owned\": [\"a b*\"]")]
    [InlineData("\"mode\": \"Warn\"")]
    [InlineData("\"mode\": { \"startup\": \"warn\" }")]
    [InlineData("\"mode\": { \"default\": null }")]
    [InlineData("\"rules\": { \"TEL110\": \"off\" }")]
    [InlineData("\"rules\": { \"TEL103\": { \"mode\": { \"start\": \"warn\" } } }")]
    [InlineData("\"rules\": { \"TEL103\": { \"enforce_from\": \"2027-03-01\" } }")]
    [InlineData("\"rules\": { \"TEL103\": { \"enforceFrom\": \"1.3.2027\" } }")]
    [InlineData("\"rules\": { \"TEL902\": { \"exemptable\": true } }")]
    [InlineData("\"rules\": []")]
    [InlineData("\"names\": { \"namespaceRequired\": \"yes\" }")]
    [InlineData("\"resource\": { \"required\": [\"Service.Name\"] }")]
    [InlineData("\"limits\": { \"metric.series\": 0 }")]
    [InlineData("\"limits\": { \"metric.series\": 1.5 }")]
    [InlineData("\"limits\": { \"metric.series\": 2147483648 }")]
    [InlineData("\"limits\": { \"metric_series\": 5 }")]
    [InlineData("\"catalogue\": true")]
    [InlineData("\"attributes\": {}")]
    [InlineData("\"attributes\": [{ \"type\": \"string\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a.\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a__b\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": \"text\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": \"template[text]\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": [] }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": { \"members\": [] } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": { \"members\": [{ \"value\": \"x\" }, { \"value\": 1 }] } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": { \"members\": [{ \"id\": \"x\" }] } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"class\": \"very private\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deny_on\": [\"trace\"] }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"max_values\": -1 }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deprecated\": {} }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deprecated\": { \"reason\": \"renamed\" } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"b\" }, { \"key\": \"a\", \"deprecated\": { \"reason\": \"obsoleted\", \"renamed_to\": \"b\" } }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"instrument\": \"Counter\" }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"unit\": \" \" }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"unit\": null }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"attributes\": [{}] }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"description\": \"x\" }]")]
    [InlineData("\"exemptions\": { \"max_days\": \"90\" }")]
    [InlineData("\"exemptions\": { \"require\": [\"name\"] }")]
    [InlineData("\"exemptions\": { \"granted\": [{ \"rule\": \"TEL901\", \"target\": \"a*\", \"expires\": \"2027-01-31\" }] }")]
    public Task Both_reject_a_policy(string members) => AssertPolicyAsync(members, isValid: false);

    /// <summary>What only the reader finds.</summary>
    [JudgedTheory]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"unit\": \"orders\" }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\", \"attributes\": [{ \"ref\": \"missing\" }] }]")]
    [InlineData("\"metrics\": [{ \"name\": \"m\" }, { \"name\": \"m\" }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deprecated\": { \"reason\": \"renamed\", \"renamed_to\": \"a\" } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"type\": { \"members\": [{ \"value\": \"x\" }, { \"value\": \"x\" }] } }]")]
    [InlineData("\"attributes\": [{ \"key\": \"a\", \"deprecated\": { \"reason\": \"obsoleted\", \"remove\": \"2027-02-30\" } }]")]
    [InlineData("\"limits\": { \"metric.series\": 5.0 }")]
    [InlineData("\"exemptions\": { \"require\": [\"owner\"], \"granted\": [{ \"rule\": \"TEL103\", \"target\": \"a*\", \"expires\": \"2027-01-31\" }] }")]
    public async Task A_schema_cannot_express_everything(string members)
    {
        var text = PolicyTexts.With(members);

        Assert.Empty((await NodeJudge.Shared.CheckPolicyAsync(text)).Errors);
        Assert.NotEmpty(PolicyTexts.Read(text).Faults);
    }

    [JudgedFact]
    public async Task Both_agree_on_each_rule_at_each_gate()
    {
        foreach (var rule in PolicyRules.Rules)
        {
            foreach (var gate in Enum.GetValues<Gate>())
            {
                var mode = $"{{ \"{gate.ToString().ToLowerInvariant()}\": \"warn\" }}";
                await AssertPolicyAsync($"\"rules\": {{ \"{rule.Id}\": {{ \"mode\": {mode} }} }}", rule.IsCheckedAt(gate));
            }

            await AssertPolicyAsync($"\"rules\": {{ \"{rule.Id}\": {{ \"exemptable\": true }} }}", rule.IsExemptable);
        }
    }

    [JudgedTheory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{ \"policy\": \"acme\" }")]
    [InlineData("{ \"policy\": \"acme corp\", \"version\": \"1.0.0\" }")]
    [InlineData("{ \"policy\": \"acme\", \"version\": \"1.0\" }")]
    [InlineData("{ \"policy\": \"acme\", \"version\": \"1.0.0-01\" }")]
    [InlineData("{ \"policy\": \"acme\", \"version\": \"1.0.0\", \"policy\": \"acme\" }")]
    [InlineData("{ \"policy\": \"acme\", \"version\": \"1.0.0\", }")]
    public async Task Both_reject_a_file(string text)
    {
        Assert.NotEmpty((await NodeJudge.Shared.CheckPolicyAsync(text)).Errors);
        Assert.NotEmpty(PolicyTexts.Read(text).Faults);
    }

    [JudgedTheory]
    [InlineData("[]", true)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"acme.*\", \"expires\": \"2027-01-31\", \"owner\": \"x\", \"ticket\": \"y\", \"reason\": \"z\" }]", true)]
    [InlineData("{}", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"expires\": \"2027-01-31\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"acme.*\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL404\", \"target\": \"acme.*\", \"expires\": \"2027-01-31\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL000\", \"target\": \"acme.*\", \"expires\": \"2027-01-31\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"*\", \"expires\": \"2027-01-31\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"acme.*\", \"expires\": \"2027-1-31\" }]", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"acme.*\", \"expires\": \"2027-01-31\", \"ticket\": 5 }]", false)]
    [InlineData("[{ \"rule\": \"TEL103\", \"target\": \"acme.*\", \"expires\": \"2027-01-31\", \"tickets\": \"y\" }]", false)]
    public async Task Both_agree_on_exemptions(string text, bool isValid)
    {
        var policy = PolicyTexts.ParseWith("\"exemptions\": { \"require\": [] }");

        Assert.Equal(isValid, (await NodeJudge.Shared.CheckExemptionsAsync(text)).Errors.Count == 0);
        Assert.Equal(isValid, PolicyReader.ReadExemptions(text, PolicyFileNames.Exemptions, policy, day: null).Faults.Count == 0);
    }

    [JudgedFact]
    public async Task The_schemas_accept_the_examples_and_the_standards()
    {
        Assert.Empty((await NodeJudge.Shared.CheckExemptionsAsync(PolicyTexts.Embedded("example.telemetry.exemptions.json"))).Errors);
        string[] texts = [PolicyTexts.Embedded("example.telemetry.policy.json"), PolicyTexts.FindStandard("house/1")!, PolicyTexts.SemanticConventions];
        foreach (var text in texts)
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            Assert.Empty((await NodeJudge.Shared.CheckPolicyAsync(JsonSerializer.Serialize(document.RootElement))).Errors);
        }
    }

    private static async Task AssertPolicyAsync(string members, bool isValid)
    {
        var text = PolicyTexts.With(members);
        var errors = (await NodeJudge.Shared.CheckPolicyAsync(text)).Errors;
        var faults = PolicyTexts.Read(text).Faults;

        Assert.True(isValid == (errors.Count == 0), $"The schema: {string.Join("; ", errors)}: {text}");
        Assert.True(isValid == (faults.Count == 0), $"The reader: {string.Join("; ", faults.Select(static f => f.Describe()))}: {text}");
    }
}
