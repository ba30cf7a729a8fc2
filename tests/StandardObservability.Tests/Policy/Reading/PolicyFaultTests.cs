using Xunit;

namespace StandardObservability.Tests.Policy.Reading;

/// <summary>The words of faults: what is there, why it matters, what to write.</summary>
public sealed class PolicyFaultTests
{
    [Theory]
    [InlineData("\"metrcs\": []", "(1,41): metrcs is not a key of a policy. A misspelled key would silently disable what it sets. Did you mean \"metrics\"?")]
    [InlineData("\"mode\": { \"startup\": \"warn\" }", "(1,51): mode.startup is not a key of mode. A misspelled key would silently disable what it sets. Did you mean \"start\"?")]
    [InlineData("\"mode\": \"error\"", "(1,49): mode is \"error\". The mode decides what a gate does with a finding. Write \"off\", \"audit\", \"warn\" or \"enforce\".")]
    [InlineData("\"rules\": { \"TEL110\": \"off\" }", "(1,62): rules.TEL110 is not a rule. What it sets would have no effect. Did you mean \"TEL101\"?")]
    [InlineData(
        "\"rules\": { \"TEL103\": { \"mode\": { \"start\": \"warn\" } } }",
        "(1,83): rules.TEL103.mode.start is \"warn\", and TEL103 cannot be checked there. It would never have an effect. Write \"compile\", \"runtime\" or \"ci\".")]
    [InlineData(
        "\"rules\": { \"TEL103\": { \"enforceFrom\": \"2027-02-30\" } }",
        "(1,79): rules.TEL103.enforceFrom is \"2027-02-30\", which is not a day of the calendar. A day decides from when or until when it is valid. Write year, month and day, as in \"2027-03-31\".")]
    [InlineData(
        "\"rules\": { \"TEL404\": { \"exemptable\": true } }",
        "(1,78): rules.TEL404.exemptable is true, and no exemption from TEL404 is possible. A suppression has no owner and no end. Remove it.")]
    [InlineData("\"limits\": { \"metric.series\": 1.5 }", "(1,70): limits[\"metric.series\"] is 1.5. It must be a whole number from 1 to 2147483647. Write a number such as 500.")]
    [InlineData("\"owned\": [\"*\"]", "(1,51): owned[0] is \"*\". It would match every name, also those of third parties. Write the beginning of names and an asterisk, as in \"acme.*\".")]
    [InlineData(
        "\"extends\": [\"house/2\"]",
        "(1,53): extends[0] is \"house/2\", which is not a known standard. Its rules and names would be missing. Did you mean \"house/1\"?")]
    [InlineData(
        "\"metrics\": [{ \"name\": \"acme.order.placed\", \"unit\": \"orders\" }]",
        "(1,92): metrics[0].unit is \"orders\", which is not a unit of UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write \"{order}\".")]
    [InlineData(
        "\"metrics\": [{ \"name\": \"acme.orderPlaced\" }]",
        "(1,63): metrics[0].name is \"acme.orderPlaced\", and that name contains upper-case letters. A name of another form is not found by dashboards, and OpenTelemetry may ignore it. Write \"acme.order_placed\", for example.")]
    [InlineData(
        "\"metrics\": [{ \"name\": \"acme.x\", \"attributes\": [{ \"ref\": \"acme.y\" }] }]",
        "(1,97): metrics[0].attributes[0].ref is \"acme.y\", which is not defined. The type and the allowed values of the attribute would be unknown. Define it in \"attributes\", or extend the standard that defines it.")]
    [InlineData(
        "\"attributes\": [{ \"key\": \"a.b\", \"deprecated\": { \"reason\": \"renamed\", \"renamed_to\": \"a.b\" } }]",
        "(1,123): attributes[0].deprecated.renamed_to is \"a.b\", which is itself deprecated. Messages and code fixes write it instead of the deprecated name. Write a name that is not deprecated.")]
    [InlineData(
        "\"attributes\": [{ \"key\": \"a.b\" }, { \"key\": \"a.b\" }]",
        "(1,83): attributes[1].key is \"a.b\", which attributes[0].key on line 1 is too. Only one of the two definitions would be used. Remove one of them.")]
    [InlineData(
        "\"attributes\": [{ \"key\": \"a.b\", \"type\": { \"members\": [{ \"value\": \"x\" }, { \"value\": 1 }] } }]",
        "(1,123): attributes[0].type.members[1].value is 1, and all members must be texts, or all whole numbers. Values of another type are dropped or converted by backends. Write values of one type.")]
    [InlineData("\"names\": []", "(1,50): names is an array, and not an object. What it sets would be missing. Write { \"namespaceRequired\": true }, for example.")]
    [InlineData("\"names\": {},,", "(1,53): \",\" is where the name of a member must begin. The file is not used until it is JSON, in which only // begins a comment. Write a name in double quotes, or end the object with }.")]
    public void A_fault_is_described_in_one_line(string members, string expected)
    {
        var reading = PolicyTexts.Read(PolicyTexts.With(members));

        Assert.Null(reading.Policy);
        Assert.Equal(PolicyTexts.File + expected, Assert.Single(reading.Faults).Describe());
    }

    [Theory]
    [InlineData("{}", "The file has no \"policy\". Messages and the stamp in assemblies cite it. Write \"policy\": \"acme\" with the name of your organization.")]
    [InlineData("{ \"policy\": \"a b\", \"version\": \"1\" }", "policy is \"a b\". Messages and the stamp in assemblies cite it. Write a word of at most 64 letters, digits, '.', '_' and '-', such as \"acme\".")]
    [InlineData("[]", "The file is an array, and not an object. What it sets would be missing. Write { \"policy\": \"acme\", \"version\": \"1.0.0\" }, for example.")]
    public void A_fault_of_the_whole_file_names_the_file(string text, string expected) => Assert.Equal(expected, PolicyTexts.Read(text).Faults[0].Message);

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.10.0-rc.1+build.5", true)]
    [InlineData("1.0.0-x-y", true)]
    [InlineData("1.0", false)]
    [InlineData("01.0.0", false)]
    [InlineData("1.0.0-", false)]
    [InlineData("1.0.0-01", false)]
    [InlineData("1.0.0+", false)]
    [InlineData("1.0.0 ", false)]
    [InlineData("v1.0.0", false)]
    public void A_version_is_semantic(string version, bool isValid)
        => Assert.Equal(isValid, PolicyTexts.Read($$"""{ "policy": "acme", "version": "{{version}}" }""").Faults.Count == 0);

    [Fact]
    public void A_hostile_value_is_shortened_and_stays_on_one_line()
    {
        var fault = Assert.Single(PolicyTexts.Read(PolicyTexts.With($"\"catalogue\": \"\\n\\u0000{new string('x', 1000)}\"")).Faults);

        Assert.StartsWith("catalogue is \"U+000AU+0000xxx", fault.Problem, StringComparison.Ordinal);
        Assert.InRange(fault.Describe().Length, 1, 300);
    }
}
