using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>A query is split at pipes between commands, and at no other.</summary>
public sealed class QueryCommandsTests
{
    [Theory]
    [InlineData("filter a = 1 | limit 2", "filter a = 1\n| limit 2")]
    [InlineData("filter m like ' | ' | limit 2", "filter m like ' | '\n| limit 2")]
    [InlineData("filter m like \"a|b\"|limit 2", "filter m like \"a|b\"\n| limit 2")]
    [InlineData("filter m like /a|b/ | limit 2", "filter m like /a|b/\n| limit 2")]
    [InlineData("filter `x|y` = 1 | stats sum(a) / 60 as r by bin(1m) | sort r", "filter `x|y` = 1\n| stats sum(a) / 60 as r by bin(1m)\n| sort r")]
    public void Each_command_is_a_line(string query, string lines) => Assert.Equal(lines, QueryCommands.ToLines(query));
}
