using Xunit;

namespace StandardObservability.Tool.Tests.Evolution;

public sealed class DiffTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public DiffTests() => _folder.Write("old.json", PolicyText.Acme);

    public void Dispose() => _folder.Dispose();

    private ToolRun Diff(string text, string version = "3.2.0", string format = "text")
    {
        _folder.Write("new.json", text.Replace("3.2.0", version, StringComparison.Ordinal));
        return ToolRun.In(_folder.Path, "diff", "old.json", "new.json", "--format", format);
    }

    [Theory]
    [InlineData("3.2.1")]
    [InlineData("3.3.0")]
    public void E9_A_unit_that_changes_in_a_minor_version_fails(string version)
    {
        var run = Diff(PolicyText.With("\"unit\": \"{order}\"", "\"unit\": \"1\""), version);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            "major: metric acme.order.placed: unit: {order} -> 1. Values before and after it cannot be compared, and instruments that conformed contradict the catalogue.",
            run.Output, StringComparison.Ordinal);
        Assert.EndsWith("Write \"version\": \"4.0.0\".\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void E9_A_unit_that_changes_in_a_major_version_passes() =>
        Assert.Equal(0, Diff(PolicyText.With("\"unit\": \"{order}\"", "\"unit\": \"1\""), "4.0.0").ExitCode);

    [Theory]
    // Rules.
    [InlineData("\"owned\"", "\"mode\": { \"ci\": \"warn\" }, \"owned\"", "minor: TEL101: ci: enforce -> warn")]
    [InlineData("\"owned\"", "\"rules\": { \"TEL103\": { \"mode\": { \"ci\": \"enforce\" } } }, \"owned\"", "major: TEL103: ci: warn -> enforce")]
    [InlineData("\"owned\"", "\"rules\": { \"TEL102\": { \"mode\": { \"ci\": \"warn\" } } }, \"owned\"", "minor: TEL102: ci: off -> warn")]
    [InlineData("\"owned\"", "\"rules\": { \"TEL103\": { \"enforceFrom\": \"2027-03-01\" } }, \"owned\"", "major: TEL103: enforceFrom: never -> 2027-03-01")]
    [InlineData("\"owned\"", "\"rules\": { \"TEL204\": { \"exemptable\": false } }, \"owned\"", "major: TEL204: exemptable: yes -> no")]
    // Settings.
    [InlineData("\"acme.*\"", "\"acme.*\", \"Contoso.*\"", "major: owned names Contoso.*: added")]
    [InlineData("[\"house/1\", \"otel-semconv/1.44\"]", "[\"house/1\"]", "major: extends otel-semconv/1.44: removed")]
    [InlineData("\"owned\"", "\"resource\": { \"required\": [\"service.name\", \"service.version\", \"deployment.environment.name\", \"acme.team\"] }, \"owned\"", "major: required resource attribute acme.team: added")]
    [InlineData("\"owned\"", "\"resource\": { \"required\": [\"service.name\", \"service.version\"] }, \"owned\"", "minor: required resource attribute deployment.environment.name: removed")]
    [InlineData("\"owned\"", "\"names\": { \"namespaceRequired\": false }, \"owned\"", "minor: names: namespaceRequired: yes -> no")]
    [InlineData("\"owned\"", "\"catalogue\": \"closed\", \"owned\"", "major: catalogue: closed: no -> yes")]
    [InlineData("\"metric.series\": 500", "\"metric.series\": 400", "major: limits: metric.series: 500 -> 400")]
    [InlineData("\"metric.series\": 500", "\"metric.series\": 600", "minor: limits: metric.series: 500 -> 600")]
    [InlineData("\"metric.series\": 500", "\"metric.series\": 500, \"service.series\": 9", "major: limits: service.series: no limit -> 9")]
    [InlineData("\"max_days\": 90", "\"max_days\": 30", "major: exemptions: max_days: 90 -> 30")]
    [InlineData("[\"owner\", \"ticket\"]", "[\"owner\"]", "minor: exemptions: required ticket: removed")]
    // Attributes.
    [InlineData("\"attributes\": [\n", "\"attributes\": [ { \"key\": \"acme.new\", \"type\": \"int\" },\n", "minor: attribute acme.new: added")]
    [InlineData("\"attributes\": [\n", "\"attributes\": [ { \"key\": \"acme.new\", \"type\": \"int\", \"class\": \"Private\" },\n", "major: attribute acme.new: added")]
    [InlineData("\"key\": \"acme.tenant.tier\"", "\"key\": \"acme.tenant.level\"", "major: attribute acme.tenant.tier: removed")]
    [InlineData("\"type\": \"string\", \"max_values\": 5", "\"type\": \"int\", \"max_values\": 5", "major: attribute acme.tenant.tier: type: string -> int")]
    [InlineData("\"max_values\": 5", "\"max_values\": 6", "minor: attribute acme.tenant.tier: max_values: 5 -> 6")]
    [InlineData("{ \"value\": \"store\" }", "{ \"value\": \"store\" }, { \"value\": \"app\" }", "minor: attribute acme.order.channel: member app: added")]
    [InlineData(", { \"value\": \"store\" }", "", "major: attribute acme.order.channel: member store: removed")]
    [InlineData("[\"metric\"]", "[\"metric\", \"log\"]", "major: attribute acme.user.id: denied on log: added")]
    [InlineData("\"max_values\": 5", "\"max_values\": 5, \"class\": \"Private\"", "major: attribute acme.tenant.tier: class: any -> Private")]
    [InlineData("\"max_values\": 5", "\"max_values\": 5, \"deprecated\": { \"reason\": \"renamed\", \"renamed_to\": \"acme.order.channel\" }", "minor: attribute acme.tenant.tier: deprecated: no -> acme.order.channel")]
    // Metrics.
    [InlineData("\"instrument\": \"counter\"", "\"instrument\": \"gauge\"", "major: metric acme.order.placed: instrument: counter -> gauge")]
    [InlineData("\"instrument\": \"counter\", ", "", "minor: metric acme.order.placed: instrument: counter -> any")]
    [InlineData("\"requirement_level\": \"required\"", "\"requirement_level\": \"recommended\"", "minor: metric acme.order.placed: attribute acme.order.channel: required -> recommended")]
    [InlineData("\"ref\": \"acme.order.channel\"", "\"ref\": \"acme.tenant.tier\"", "major: metric acme.order.placed: attribute acme.order.channel: removed")]
    [InlineData("\"ref\": \"acme.order.channel\"", "\"ref\": \"acme.tenant.tier\"", "major: metric acme.order.placed: attribute acme.tenant.tier: absent -> required")]
    public void Each_change_has_its_class(string old, string replacement, string change)
    {
        var run = Diff(PolicyText.With(old, replacement), "9.0.0");

        Assert.Contains(change + ".", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_changed_brief_is_a_patch()
    {
        var run = Diff(PolicyText.With("\"max_values\": 5", "\"max_values\": 5, \"brief\": \"Gold or silver.\""), "3.2.1");

        Assert.Equal("patch: text: changed. Only words, comments or the version differ.\nacme 3.2.0 -> 3.2.1: patch change, and the version permits it.\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_change_without_a_new_version_fails()
    {
        var run = Diff(PolicyText.With("\"max_values\": 5", "\"max_values\": 6"));

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("minor change, and the version is not higher. Write \"version\": \"3.3.0\".\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_files_pass()
    {
        var run = Diff(PolicyText.Acme);

        Assert.Equal("acme 3.2.0 and acme 3.2.0 are equal.\n", run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Faults_of_a_file_exit_with_3()
    {
        var run = Diff("{ \"policy\": \"acme\" }");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("enforce TEL901: The file has no \"version\".", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_and_Markdown_have_the_same_changes()
    {
        var json = Diff(PolicyText.With("\"unit\": \"{order}\"", "\"unit\": \"1\""), "3.3.0", "json").Json;
        var markdown = Diff(PolicyText.With("\"unit\": \"{order}\"", "\"unit\": \"1\""), "3.3.0", "markdown").Output;

        Assert.Equal("major", json.GetProperty("required").GetString());
        Assert.Equal("minor", json.GetProperty("version").GetString());
        Assert.False(json.GetProperty("isPermitted").GetBoolean());
        Assert.Contains("| major | metric acme.order.placed: unit | {order} -&gt; 1 |", markdown, StringComparison.Ordinal);
    }
}
