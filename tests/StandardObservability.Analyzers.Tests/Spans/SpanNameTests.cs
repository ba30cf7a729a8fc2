using Xunit;

namespace StandardObservability.Analyzers.Tests.Spans;

public sealed class SpanNameTests
{
    [Theory]
    [InlineData("""Source.StartActivity({|TEL302:$"order {id}"|});""")]
    [InlineData("""Source.StartActivity({|TEL302:$"order {number}"|});""")]
    [InlineData("""Source.StartActivity({|TEL302:"order " + number|});""")]
    [InlineData("""var orderId = text; Source.CreateActivity({|TEL302:$"order {orderId}"|}, ActivityKind.Client);""")]
    [InlineData("""activity.DisplayName = {|TEL302:$"order {id}"|};""")]
    [InlineData("""activity.DisplayName = {|TEL302:$"failed: {error.Message}"|};""")]
    [InlineData("""var name = $"order {id}"; Source.StartActivity({|TEL302:name|});""")]
    public Task Reports_a_name_with_a_value_without_end(string statement) => AnalyzedCode.CheckStatementsAsync(statement);

    [Theory]
    [InlineData("""Source.StartActivity("place order");""")]
    [InlineData("""Source.StartActivity($"{text} process");""")]
    [InlineData("""Source.StartActivity("process " + text);""")]
    [InlineData("""Source.StartActivity($"process {ActivityKind.Client}");""")]
    [InlineData("""Source.StartActivity();""")]
    [InlineData("""activity.DisplayName = text;""")]
    public Task Finds_nothing_in_names_of_few_values(string statement) => AnalyzedCode.CheckStatementsAsync(statement);
}
