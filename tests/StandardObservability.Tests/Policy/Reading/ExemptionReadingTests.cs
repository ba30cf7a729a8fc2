using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using Xunit;

namespace StandardObservability.Tests.Policy.Reading;

/// <summary>Exemptions of a service.</summary>
public sealed class ExemptionReadingTests
{
    private const string Owner = "\"owner\": \"team-pay\", \"ticket\": \"OBS-12\"";

    private static readonly DateTime Day = new(2026, 11, 29, 18, 30, 0);

    private static readonly TelemetryPolicy House = PolicyTexts.ParseWith("\"extends\": [\"house/1\"], \"rules\": { \"TEL204\": { \"exemptable\": false } }");

    [Fact]
    public void The_example_is_read_without_faults()
    {
        var reading = PolicyReader.ReadExemptions(PolicyTexts.Embedded("example.telemetry.exemptions.json"), PolicyFileNames.Exemptions, House, Day);

        Assert.Empty(reading.Faults);
        var exemption = Assert.Single(reading.Exemptions);
        Assert.Equal(("TEL103", "acme.billing.*", "team-pay", "OBS-12", 2), (exemption.Rule, exemption.Target, exemption.Owner, exemption.Ticket, exemption.Line));
        Assert.Equal(new DateTime(2027, 1, 31), exemption.Expires);
        Assert.True(exemption.Covers("TEL103", "ACME.billing.invoices"));
    }

    [Fact]
    public void An_expired_exemption_is_kept_and_one_with_a_fault_is_not()
    {
        var reading = Read($$"""[{ "rule": "TEL103", "target": "acme.x", {{Owner}}, "expires": "2020-01-01" }, { "rule": "TEL103", "target": "acme.y", {{Owner}} }]""");

        Assert.True(Assert.Single(reading.Exemptions).IsExpired(Day));
        Assert.Equal("[1] has no \"expires\".", Assert.Single(reading.Faults).Problem);
    }

    [Theory]
    [InlineData("\"rule\": \"TEL999\", \"target\": \"a\", " + Owner + ", \"expires\": \"2027-01-31\"", "[0].rule is \"TEL999\", which is not a rule. The exemption would have no effect. Did you mean \"TEL109\"?")]
    [InlineData(
        "\"rule\": \"TEL404\", \"target\": \"a\", " + Owner + ", \"expires\": \"2027-01-31\"",
        "[0].rule is \"TEL404\", and no exemption from that rule is possible. A suppression has no owner and no end. Correct what breaks the rule.")]
    [InlineData(
        "\"rule\": \"TEL204\", \"target\": \"a\", " + Owner + ", \"expires\": \"2027-01-31\"",
        "[0].rule is \"TEL204\", and no exemption from that rule is possible. Telemetry is read by more people, and kept longer, than the data that it comes from. Correct what breaks the rule, or change \"exemptable\" in policy acme 1.0.0.")]
    [InlineData(
        "\"rule\": \"TEL103\", \"target\": \"a\", \"owner\": \"team-pay\", \"expires\": \"2027-01-31\"",
        "[0] has no \"ticket\". The policy requires \"owner\" and \"ticket\" of each exemption. Write \"ticket\": \"OBS-12\".")]
    [InlineData(
        "\"rule\": \"TEL103\", \"target\": \"a\", " + Owner + ", \"expires\": \"2027-02-28\"",
        "[0].expires is \"2027-02-28\", which is more than 90 days away. An exemption gives time for a fix, and the time must end. Write \"2027-02-27\" or an earlier day.")]
    [InlineData(
        "\"rule\": \"TEL103\", \"target\": \"*\", " + Owner + ", \"expires\": \"2027-01-31\"",
        "[0].target is \"*\". It would match every name, also those of third parties. Write the beginning of names and an asterisk, as in \"acme.legacy.*\".")]
    [InlineData(
        "\"rule\": \"TEL103\", \"target\": \"a\", " + Owner + ", \"expires\": \"2027-13-01\"",
        "[0].expires is \"2027-13-01\", which is not a day of the calendar. A day decides from when or until when it is valid. Write year, month and day, as in \"2027-03-31\".")]
    public void A_fault_names_what_to_write(string members, string expected)
    {
        var reading = Read($"[{{ {members} }}]");

        Assert.Empty(reading.Exemptions);
        Assert.Equal(expected, Assert.Single(reading.Faults).Message);
    }

    [Theory]
    [InlineData("\"owner\": \" \", \"ticket\": \"OBS-12\"")]
    [InlineData("\"owner\": null, \"ticket\": \"OBS-12\"")]
    [InlineData(Owner + ", \"reasons\": \"x\"")]
    public void An_exemption_with_any_fault_exempts_nothing(string members)
    {
        var reading = Read($$"""[{ "rule": "TEL103", "target": "a", "expires": "2027-01-31", {{members}} }]""");

        Assert.Empty(reading.Exemptions);
        Assert.Single(reading.Faults);
    }

    [Fact]
    public void The_last_possible_day_is_accepted_and_without_a_day_each_is()
    {
        Assert.Empty(Read($$"""[{ "rule": "TEL103", "target": "a", {{Owner}}, "expires": "2027-02-27" }]""").Faults);
        Assert.Empty(PolicyReader.ReadExemptions($$"""[{ "rule": "TEL103", "target": "a", {{Owner}}, "expires": "9999-12-31" }]""", "e", House, day: null).Faults);
    }

    [Fact]
    public void Any_number_of_days_can_be_allowed()
    {
        var policy = PolicyTexts.ParseWith("\"exemptions\": { \"max_days\": 2147483647 }");

        Assert.Empty(PolicyReader.ReadExemptions($$"""[{ "rule": "TEL103", "target": "a", {{Owner}}, "expires": "9999-12-31" }]""", "e", policy, Day).Faults);
    }

    [Fact]
    public void A_policy_grants_exemptions_by_the_same_rules()
    {
        Assert.Equal(
            "exemptions.granted[0] has no \"reason\". The policy requires \"reason\" of each exemption. Write \"reason\": \"…\".",
            Assert.Single(PolicyTexts.Read(PolicyTexts.With("""
                "exemptions": { "require": ["reason"], "granted": [{ "rule": "TEL103", "target": "a", "expires": "2027-01-31" }] }
                """)).Faults).Message);
    }

    private static ExemptionReading Read(string text) => PolicyReader.ReadExemptions(text, PolicyFileNames.Exemptions, House, Day);
}
