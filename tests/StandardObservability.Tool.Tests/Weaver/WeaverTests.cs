using System.Text.Json;
using Xunit;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>Registries and samples of OpenTelemetry Weaver.</summary>
public sealed class WeaverTests : IDisposable
{
    private const string Extensive = """
        {
          "policy": "acme", "version": "3.2.0-rc.1", "extends": ["house/1", "otel-semconv/1.44"], "owned": ["acme.*"],
          "attributes": [
            { "key": "acme.order.channel", "type": { "members": [{ "value": "we\"b" }, { "value": "店" }] } },
            { "key": "acme.tier", "type": { "members": [{ "value": 1 }, { "value": -2 }] }, "max_values": 5 },
            { "key": "acme.label", "type": "template[string[]]" },
            { "key": "acme.any", "type": "any" },
            { "key": "acme.chan", "type": "string", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.channel", "remove": "2027-06-01" } },
            { "key": "acme.gone", "type": "double", "deprecated": { "reason": "obsoleted" } },
            { "key": "user.id", "class": "Private", "deny_on": ["metric", "log"] }
          ],
          "metrics": [
            { "name": "acme.order.placed", "instrument": "counter", "unit": "{order}",
              "attributes": [{ "ref": "acme.order.channel", "requirement_level": "required" }, { "ref": "error.type" }] },
            { "name": "acme.orders", "instrument": "updowncounter", "unit": "{order}", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.placed" } }
          ]
        }
        """;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ToolRun Export(string policy, params string[] arguments)
    {
        _folder.Write("telemetry.policy.json", policy);
        return ToolRun.In(_folder.Path, ["export", "out", .. arguments]);
    }

    private ToolRun Import(string resolved)
    {
        _folder.Write("resolved.json", resolved);
        return ToolRun.In(_folder.Path, "import", "resolved.json");
    }

    [Theory]
    [InlineData(Extensive)]
    [InlineData(PolicyText.Acme)]
    [InlineData("""{ "policy": "empty", "version": "1.0.0" }""")]
    public void The_exported_files_have_the_form_that_Weaver_documents(string policy)
    {
        var run = Export(policy);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        DefinitionSchema.AssertManifest(JsonElement.Parse(_folder.Read("out/manifest.yaml")));
        DefinitionSchema.AssertDefinitions(JsonElement.Parse(_folder.Read("out/registry.yaml")));
    }

    [Theory]
    [InlineData(Extensive, true)]
    [InlineData(Extensive, false)]
    [InlineData(PolicyText.Acme, true)]
    [InlineData(PolicyText.Acme, false)]
    public void A_policy_that_is_exported_resolved_and_imported_has_the_same_catalogue(string policy, bool isMaterialized)
    {
        Export(policy);
        var (manifest, definitions) = (_folder.Read("out/manifest.yaml"), _folder.Read("out/registry.yaml"));

        var run = Import(isMaterialized ? ResolvedText.Materialize(manifest, definitions) : ResolvedText.Index(manifest, definitions));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(CatalogueText.Of(policy), CatalogueText.Of(run.Output));
        Assert.Equal("acme.*", run.Json.GetProperty("owned").EnumerateArray().Single().GetString());
    }

    [Fact]
    public void A_metric_without_instrument_or_unit_is_left_out_with_a_message()
    {
        var run = Export("""{ "policy": "acme", "version": "1.0.0", "metrics": [{ "name": "acme.a", "unit": "s" }, { "name": "acme.b", "instrument": "gauge" }] }""");

        Assert.Contains("Metric 'acme.a' is left out: Weaver requires an instrument.\nMetric 'acme.b' is left out: Weaver requires a unit.\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(JsonElement.Parse(_folder.Read("out/registry.yaml")).GetProperty("metrics").EnumerateArray());
    }

    [Fact]
    public void What_a_policy_cannot_have_is_named()
    {
        var run = Import("""
            { "schema_url": "https://shop.example/telemetry/2.1.0", "registry": {
              "attributes": [
                { "key": "shop.Channel", "type": "string" },
                { "key": "shop.flag", "type": { "members": [{ "id": "on", "value": true }] } },
                { "key": "http.route", "type": "string" } ],
              "metrics": [{ "name": "shop.sold", "instrument": "counter", "unit": "{item}", "attributes": [
                { "key": "http.route", "type": "string", "requirement_level": { "conditionally_required": "if known" } }, { "key": "shop.flag", "requirement_level": "required" } ] }],
              "spans": [{ "type": "shop.sale" }, { "type": "shop.refund" }], "entities": [{ "type": "shop" }] } }
            """);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                "Attribute 'shop.Channel' is left out: the name contains upper-case letters.",
                "The members of attribute 'shop.flag' are left out: those of a policy are all texts, or all whole numbers.",
                "spans (2) are left out: a policy defines attributes and metrics.",
                "entities (1) are left out: a policy defines attributes and metrics.",
                "The policy extends otel-semconv/1.44, so 1 definition of OpenTelemetry's semantic conventions can be left out.",
            ],
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(("telemetry", "2.1.0"), (run.Json.GetProperty("policy").GetString(), run.Json.GetProperty("version").GetString()));
        Assert.Equal("""[ { "ref": "http.route" }, { "ref": "shop.flag", "requirement_level": "required" } ]""", Flat(run.Json.GetProperty("metrics")[0].GetProperty("attributes")));
    }

    [Theory]
    [InlineData("", "resolved.json is not JSON: ")]
    [InlineData("[]", "resolved.json has no \"registry\". ")]
    [InlineData("""{ "registry": [] }""", "resolved.json has no \"registry\". ")]
    [InlineData("""{ "groups": [] }""", "resolved.json has \"groups\", which is definition format 1. ")]
    public void A_file_that_is_no_resolved_registry_is_refused(string text, string problem)
    {
        var run = Import(text);

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: " + problem, run.Error, StringComparison.Ordinal);
        Assert.Contains("weaver registry resolve -r FOLDER --format json", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "registry": { } }""")]
    [InlineData("""{ "schema_url": 7, "registry": { "attributes": [1, -1, {}, "x", null], "metrics": [{}, 3, { "name": 5 }] } }""")]
    [InlineData("""{ "schema_url": "/", "attribute_catalog": 3, "registry": { "attributes": { }, "metrics": [{ "name": "a.b", "attributes": [9999999999, { "base": 1e3 }] }] } }""")]
    public void Hostile_registries_neither_crash_nor_define_anything_wrong(string text)
    {
        var run = Import(text);

        Assert.NotEqual(4, run.ExitCode);
        Assert.Empty(run.Json.GetProperty("attributes").EnumerateArray());
    }

    [Fact]
    public void A_policy_with_faults_is_not_exported()
    {
        var run = Export("""{ "policy": "acme" }""");

        Assert.Equal(3, run.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "out")));
    }

    private static string Flat(JsonElement json) => string.Join(' ', json.GetRawText().Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
