using System.Text;
using CsCheck;
using Judges;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Wire;

/// <summary>Requests are written by hand here; the tests through real hosts stand beside.</summary>
[Collection(AloneTests.Name)]
public sealed class OtlpRedactorTests
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    [Fact]
    public void Lengths_grow_and_shrink_up_to_the_request_and_everything_else_stays_byte_for_byte()
    {
        byte[] Request(string value, string secret) => Traces(
            Field(1, [7, 7, 7, 7]),
            Text(5, "work"),
            Attribute("http.route", Text(1, "/orders")),
            Attribute("note", Text(1, value)),
            Attribute("password", Text(1, secret)),
            Field(11, [.. Text(2, "exception"), .. Field(3, KeyValue("exception.message", Text(1, value)))]),
            Field(99, [1, 2, 3]),
            [0xF8, 0x06, 0x96, 0x01]);

        Assert.Equal(Request("password=REDACTED-key", "REDACTED-key"), Redact(Request("password=" + new string('x', 300), "y"), OtlpSignal.Traces));
        Assert.Equal(Request("password=REDACTED-key", "REDACTED-key"), Redact(Request("password=x", new string('y', 300)), OtlpSignal.Traces));
        Assert.Null(Redact(Request("password=REDACTED-key", "REDACTED-key"), OtlpSignal.Traces));
    }

    [Fact]
    public void Values_under_a_secret_key_leave_whatever_their_type_but_for_switches()
    {
        byte[] Value(byte[] value) => Traces(Attribute("token", value));

        var hidden = Value(Text(1, "REDACTED-key"));
        Assert.Equal(hidden, Redact(Value(Text(1, "abc")), OtlpSignal.Traces));
        Assert.Equal(hidden, Redact(Value([3 << 3, 42]), OtlpSignal.Traces));
        Assert.Equal(hidden, Redact(Value(Field(5, Field(1, Text(1, "abc")))), OtlpSignal.Traces));
        Assert.Equal(hidden, Redact(Value(Field(7, [1, 2])), OtlpSignal.Traces));
        Assert.Null(Redact(Value([2 << 3, 1]), OtlpSignal.Traces));
        Assert.Null(Redact(Value(Text(1, string.Empty)), OtlpSignal.Traces));
        Assert.Null(Redact(Value([]), OtlpSignal.Traces));
    }

    [Fact]
    public void Lists_and_maps_are_looked_into_and_bytes_are_not()
    {
        byte[] Logs(string text) => Field(1, Field(2, Field(2, [
            .. Field(5, Field(6, Field(1, KeyValue("list", Field(5, [.. Field(1, Text(1, "a")), .. Field(1, Text(1, text))]))))),
            .. Field(6, KeyValue("raw", Field(7, Encoding.UTF8.GetBytes("password=hunter2")))),
        ])));

        Assert.Equal(Logs("pwd=REDACTED-key"), Redact(Logs("pwd=hunter2"), OtlpSignal.Logs));
    }

    [Theory]
    [InlineData(5, 7)]
    [InlineData(7, 7)]
    [InlineData(9, 9)]
    [InlineData(10, 1)]
    [InlineData(11, 7)]
    public void Tags_of_each_type_of_metric_leave_without_their_secrets(int data, int attributes)
    {
        byte[] Metric(string value) => Field(1, Field(2, Field(2, [.. Text(1, "m"), .. Field(data, Field(1, Field(attributes, KeyValue("user", Text(1, value)))))])));

        Assert.Equal(Metric("REDACTED-email"), Redact(Metric("ada@example.com"), OtlpSignal.Metrics));
    }

    [Fact]
    public void A_request_that_is_no_protobuf_is_left_as_it_was()
        => Gen.Byte.Array[0, 200].Sample(static noise =>
        {
            var request = Traces(Attribute("password", Text(1, "hunter2")));
            foreach (var signal in Enum.GetValues<OtlpSignal>())
            {
                Redact(noise, signal);
                Redact([.. request, .. noise], signal);
                Redact([.. noise, .. request], signal);
            }

            Assert.Null(Redact([.. request, 0x0A, 0x7F, 1], OtlpSignal.Traces));
            Assert.Null(Redact(request[..^1], OtlpSignal.Traces));
        });

    [Fact]
    public void A_request_nested_without_end_neither_overflows_nor_fails()
    {
        byte[] value = Text(1, "password=hunter2");
        for (var i = 0; i < 5_000; i++)
        {
            value = Field(5, Field(1, value));
        }

        Assert.Null(Redact(Traces(Attribute("deep", value)), OtlpSignal.Traces));
    }

    [Fact]
    public async Task A_clean_request_allocates_nothing()
    {
        var redactor = new OtlpRedactor(Policy);
        var request = Traces([.. Enumerable.Range(0, 200).Select(i => Attribute("http.route", Text(1, $"/orders/{i}?page=2 and some more text to look at")))]);
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            redactor.TryRedact(request, OtlpSignal.Traces, out _);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Code that the runtime has not optimized yet boxes here and there.
        await Poll.UntilAsync(() => Run() == 0, Poll.DefaultTimeout, "a run that allocates nothing");
    }

    private static byte[]? Redact(byte[] request, OtlpSignal signal)
        => new OtlpRedactor(Policy).TryRedact(request, signal, out var redacted) ? redacted.ToArray() : null;

    private static byte[] Traces(params byte[][] span) => Field(1, Field(2, Field(2, [.. span.SelectMany(static f => f)])));

    private static byte[] Attribute(string key, byte[] value) => Field(9, KeyValue(key, value));

    private static byte[] KeyValue(string key, byte[] value) => [.. Text(1, key), .. Field(2, value)];

    private static byte[] Text(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => [.. Varint((number << 3) | 2), .. Varint(content.Length), .. content];

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
