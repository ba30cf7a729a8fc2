using System.Text.Json;
using Xunit;

namespace Judges.Tests;

public sealed class NodeJudgeTests
{
    private static readonly string Probe = Path.Combine(AppContext.BaseDirectory, "Probe.dll");

    [JudgedFact]
    public async Task Accepts_json_and_keeps_the_digits_of_its_numbers()
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync("""{"n":9007199254740993,"ü":"\u2028"}""");

        Assert.Empty(verdict.Errors);
        Assert.Equal(9007199254740993, verdict.Document.GetProperty("n").GetInt64());
    }

    [JudgedTheory]
    [InlineData("""{"a":1,"a":2}""", """member "a" is written twice in one object""")]
    [InlineData("""{"a":1,"\u0061":2}""", """member "\u0061" is written twice in one object""")]
    [InlineData("""[{"x":{"a":"{\"a\":","a":[]}}]""", """member "a" is written twice in one object""")]
    public async Task Refuses_a_member_that_is_written_twice(string text, string reason)
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync(text);

        Assert.Equal([reason], verdict.Errors);
    }

    [JudgedTheory]
    [InlineData("""{"a":{"a":["a",{"a":1},{"a":1}]},"b":"a"}""")]
    [InlineData("""["{\"a\":1,\"a\":2}"]""")]
    [InlineData("{}")]
    public async Task Accepts_one_name_in_different_objects(string text) =>
        Assert.Empty((await NodeJudge.Shared.CheckJsonAsync(text)).Errors);

    [JudgedTheory]
    [InlineData("")]
    [InlineData("{'a':1}")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("{} {}")]
    public async Task Refuses_what_is_not_json(string text)
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync(text);

        Assert.StartsWith("not JSON: ", Assert.Single(verdict.Errors), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, verdict.Document.ValueKind);
    }

    [JudgedFact]
    public async Task Answers_many_tests_at_once_each_with_its_own_answer()
    {
        var texts = Enumerable.Range(0, 200).Select(i => $$"""{"m{{i}}":1,"m{{i}}":2}""");

        var verdicts = await Task.WhenAll(texts.Select(text => Task.Run(() => NodeJudge.Shared.CheckJsonAsync(text))));

        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => $"member \"m{i}\" is written twice in one object"),
            verdicts.Select(verdict => Assert.Single(verdict.Errors)));
    }

    [JudgedFact]
    public async Task Refuses_a_body_that_is_not_otlp()
    {
        var reason = await RefusalAsync("not protobuf"u8.ToArray());

        Assert.StartsWith("The body is no OTLP request of traces: ", reason, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Refuses_a_trace_id_that_is_too_short()
    {
        byte[] request = [0x0A, 10, 0x12, 8, 0x12, 6, 0x0A, 4, 1, 2, 3, 4];

        Assert.Equal("The body is no OTLP request of traces: traceId has 4 bytes, not 16.", await RefusalAsync(request));
    }

    [JudgedFact]
    public async Task Refuses_an_attribute_that_is_written_twice()
    {
        byte[] attribute = [0x4A, 3, 0x0A, 1, (byte)'k'];
        byte[] request = [0x0A, 14, 0x12, 12, 0x12, 10, .. attribute, .. attribute];

        Assert.Equal("The attribute k is written twice, which OTLP forbids.", await RefusalAsync(request));
    }

    [JudgedFact]
    public async Task Answers_nobody_after_it_is_disposed()
    {
        var judge = new NodeJudge();
        await judge.CheckJsonAsync("{}");

        await judge.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => judge.CheckJsonAsync("{}"));
    }

    [Fact]
    public async Task Says_what_to_install_where_node_is_missing()
    {
        await using var program = ServiceProcess.Start(Probe, new Dictionary<string, string> { ["PATH"] = "/nowhere" }, "judge");

        await program.WaitForExitAsync();

        Assert.Contains(
            program.Output.Lines,
            line => line is "node is not installed, so nothing can decode what the tests see. Install Node.js 20 or later."
                or "tests/Judges/node_modules is missing, so nothing can decode what the tests see. Run ./build.sh setup to restore it.");
    }

    /// <summary>Not Assert.Throws: a judge that is not installed must come through, to skip the test.</summary>
    private static async Task<string> RefusalAsync(byte[] body)
    {
        try
        {
            return $"no refusal, but {(await NodeJudge.Shared.DecodeTracesAsync(body)).Count} spans";
        }
        catch (InvalidDataException refusal)
        {
            return refusal.Message;
        }
    }
}
