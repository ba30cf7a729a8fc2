using Xunit;

namespace Judges.Tests;

public sealed class SchemaJudgeTests
{
    private const string Valid = """{"policy":"acme","version":"1.0.0","rules":{"TEL103":"warn"}}""";

    [JudgedFact]
    public async Task Accepts_a_policy() => Assert.Empty((await NodeJudge.Shared.CheckPolicyAsync(Valid)).Errors);

    [JudgedTheory]
    [InlineData("\"warn\"", "\"error\"", "/rules/TEL103")]
    [InlineData("\"policy\":\"acme\",", "", "document must have required property 'policy'")]
    [InlineData("\"rules\"", "\"rule\"", "document must NOT have additional properties")]
    [InlineData("}}", "},}", "not JSON")]
    [InlineData("}}", "},\"policy\":\"b\"}", "member \"policy\" is written twice in one object")]
    public async Task Rejects_a_policy_with_one_part_replaced(string part, string replacement, string reason)
    {
        var verdict = await NodeJudge.Shared.CheckPolicyAsync(Valid.Replace(part, replacement, StringComparison.Ordinal));

        Assert.StartsWith(reason, verdict.Errors[0], StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Checks_exemptions_by_their_own_schema()
    {
        Assert.Empty((await NodeJudge.Shared.CheckExemptionsAsync("[]")).Errors);
        Assert.Equal(["document must be array"], (await NodeJudge.Shared.CheckExemptionsAsync(Valid)).Errors);
    }
}
