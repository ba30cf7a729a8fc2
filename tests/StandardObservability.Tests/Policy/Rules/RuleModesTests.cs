using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy.Rules;

public sealed class RuleModesTests
{
    private static readonly PolicyRule Unit = PolicyRules.Get(RuleIds.Unit);

    [Theory]
    [InlineData(nameof(PolicyMode.Enforce), nameof(PolicyMode.Warn))]
    [InlineData(nameof(PolicyMode.Audit), nameof(PolicyMode.Audit))]
    [InlineData(nameof(PolicyMode.Off), nameof(PolicyMode.Off))]
    public void The_mode_of_the_gate_limits_the_default_of_a_rule(string gate, string expected)
    {
        var modes = new RuleModes { [Gate.Compile] = Enum.Parse<PolicyMode>(gate) };

        Assert.Equal(expected, modes.Find(Unit, Gate.Compile).ToString());
    }

    [Fact]
    public void The_mode_of_a_rule_is_not_limited()
    {
        var modes = new RuleModes { [Gate.Compile] = PolicyMode.Off };
        modes.Set(Unit.Id)[Gate.Compile] = PolicyMode.Enforce;

        Assert.Equal(PolicyMode.Enforce, modes.Find(Unit, Gate.Compile));
    }

    [Fact]
    public void A_gate_that_cannot_check_a_rule_never_does()
    {
        var modes = new RuleModes();
        modes.Set(Unit.Id)[Gate.Start] = PolicyMode.Enforce;

        Assert.Equal(PolicyMode.Off, modes.Find(Unit, Gate.Start));
    }

    [Fact]
    public void A_rule_is_enforced_from_its_day_on_where_the_caller_passes_a_day()
    {
        var modes = new RuleModes();
        modes.Set(Unit.Id).EnforceFrom = new DateTime(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc);

        Assert.Equal(PolicyMode.Warn, modes.Find(Unit, Gate.CI, new DateTime(2027, 2, 28, 23, 59, 59)));
        Assert.Equal(PolicyMode.Enforce, modes.Find(Unit, Gate.CI, new DateTime(2027, 3, 1)));
        Assert.Equal(PolicyMode.Warn, modes.Find(Unit, Gate.Compile));
    }

    [Fact]
    public void Every_rule_has_words_for_messages_and_a_gate()
    {
        Assert.Distinct(PolicyRules.Rules.Select(static r => r.Id));
        Assert.Equal(PolicyRules.Rules.Select(static r => r.Id).Order(StringComparer.Ordinal), PolicyRules.Rules.Select(static r => r.Id));
        Assert.All(PolicyRules.Rules, static r =>
        {
            Assert.Matches("^[A-Z].*[^.]$", r.Title);
            Assert.Matches("^[A-Z].*[.]$", r.Reason);
            Assert.NotEqual(Gates.None, r.Gates);
        });
    }
}
