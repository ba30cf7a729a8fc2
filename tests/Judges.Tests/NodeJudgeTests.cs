using System.Text.Json;
using Xunit;

namespace Judges.Tests;

public sealed class NodeJudgeTests
{
    private static readonly string Probe = Path.Combine(AppContext.BaseDirectory, "Probe.dll");

    [JudgedFact]
    public async Task Accepts_JSON_and_keeps_all_digits_of_its_numbers()
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync("""{"n":9007199254740993,"ü":"\u2028"}""");

        Assert.Empty(verdict.Errors);
        Assert.Equal(9007199254740993, verdict.Document.GetProperty("n").GetInt64());
    }

    [JudgedTheory]
    [InlineData("""{"a":1,"a":2}""", """member "a" is written twice in one object""")]
    [InlineData("""{"a":1,"\u0061":2}""", """member "\u0061" is written twice in one object""")]
    [InlineData("""[{"x":{"a":"{\"a\":","a":[]}}]""", """member "a" is written twice in one object""")]
    public async Task Rejects_a_duplicate_member(string text, string reason)
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync(text);

        Assert.Equal([reason], verdict.Errors);
    }

    [JudgedTheory]
    [InlineData("""{"a":{"a":["a",{"a":1},{"a":1}]},"b":"a"}""")]
    [InlineData("""["{\"a\":1,\"a\":2}"]""")]
    [InlineData("{}")]
    public async Task Accepts_the_same_name_in_different_objects(string text) =>
        Assert.Empty((await NodeJudge.Shared.CheckJsonAsync(text)).Errors);

    [JudgedTheory]
    [InlineData("")]
    [InlineData("{'a':1}")]
    [InlineData("""{"a":NaN}""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("{} {}")]
    public async Task Rejects_text_that_is_not_JSON(string text)
    {
        var verdict = await NodeJudge.Shared.CheckJsonAsync(text);

        Assert.StartsWith("not JSON: ", Assert.Single(verdict.Errors), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Undefined, verdict.Document.ValueKind);
    }

    [JudgedFact]
    public async Task Answers_concurrent_questions_each_with_its_own_answer()
    {
        var texts = Enumerable.Range(0, 200).Select(i => $$"""{"m{{i}}":1,"m{{i}}":2}""");

        var verdicts = await Task.WhenAll(texts.Select(text => Task.Run(() => NodeJudge.Shared.CheckJsonAsync(text))));

        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => $"member \"m{i}\" is written twice in one object"),
            verdicts.Select(verdict => Assert.Single(verdict.Errors)));
    }

    [JudgedFact]
    public async Task Rejects_a_body_that_is_not_OTLP()
    {
        var reason = await FindRejectionAsync("not protobuf"u8.ToArray());

        Assert.StartsWith("The body is not an OTLP request of traces: ", reason, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Rejects_a_trace_id_that_is_too_short()
    {
        byte[] request = [0x0A, 10, 0x12, 8, 0x12, 6, 0x0A, 4, 1, 2, 3, 4];

        Assert.Equal("The body is not an OTLP request of traces: traceId has 4 bytes, not 16.", await FindRejectionAsync(request));
    }

    [JudgedFact]
    public async Task Rejects_a_duplicate_attribute()
    {
        byte[] attribute = [0x4A, 3, 0x0A, 1, (byte)'k'];
        byte[] request = [0x0A, 14, 0x12, 12, 0x12, 10, .. attribute, .. attribute];

        Assert.Equal("The attribute k is a duplicate, which OTLP forbids.", await FindRejectionAsync(request));
    }

    [JudgedFact]
    public async Task Throws_after_it_is_disposed()
    {
        var judge = new NodeJudge();
        await judge.CheckJsonAsync("{}");

        await judge.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => judge.CheckJsonAsync("{}"));
    }

    [Fact]
    public async Task Reports_what_to_install_when_node_is_missing()
    {
        await using var program = ServiceProcess.Start(Probe, new Dictionary<string, string> { ["PATH"] = "/nowhere" }, "judge");

        await program.WaitForExitAsync();

        Assert.Contains(
            program.Output.Lines,
            line => line is "node is not installed, so the tests cannot decode telemetry. Install Node.js 20 or later."
                or "tests/Judges/node_modules is missing, so the tests cannot decode telemetry. Run ./build.sh setup to restore it.");
    }

    /// <summary>Does not use Assert.Throws, because the exception for a missing judge must reach xunit to skip the test.</summary>
    private static async Task<string> FindRejectionAsync(byte[] body)
    {
        try
        {
            return $"not rejected, but {(await NodeJudge.Shared.DecodeTracesAsync(body)).Count} spans";
        }
        catch (InvalidDataException rejection)
        {
            return rejection.Message;
        }
    }
}
