using System.Text;
using CsCheck;
using Judges;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Wire;

/// <summary>Requests encoded by hand. Other tests send them through real hosts.</summary>
[Collection(AloneTests.Name)]
public sealed class OtlpPayloadReaderTests
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    [Fact]
    public void Lengths_change_up_to_the_request_and_everything_else_stays_byte_for_byte()
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
    public void Values_of_secret_keys_are_hidden_whatever_their_type_except_booleans()
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
    public void The_node_of_a_database_in_the_trace_map_is_no_email_address()
    {
        byte[] Node(string key) => Traces(Attribute(key, Text(1, "shop@db.example.com")), Attribute("pwd", Text(1, "hunter2")));

        Assert.Equal(
            Traces(Attribute("aws.remote.service", Text(1, "shop@db.example.com")), Attribute("pwd", Text(1, "REDACTED-key"))),
            Redact(Node("aws.remote.service"), OtlpSignal.Traces));
        Assert.Equal(
            Traces(Attribute("note", Text(1, "REDACTED-email")), Attribute("pwd", Text(1, "REDACTED-key"))), Redact(Node("note"), OtlpSignal.Traces));
        Assert.DoesNotContain(
            "shop@", Encoding.UTF8.GetString(Redact(LogRecord("aws.remote.service", "shop@db.example.com"), OtlpSignal.Logs)!), StringComparison.Ordinal);

        static byte[] LogRecord(string key, string value) => Field(1, Field(2, Field(2, Field(6, KeyValue(key, Text(1, value))))));
    }

    [Fact]
    public void Lists_maps_and_bytes_are_read()
    {
        byte[] Logs(string text, string raw) => Field(1, Field(2, Field(2, [
            .. Field(5, Field(6, Field(1, KeyValue("list", Field(5, [.. Field(1, Text(1, "a")), .. Field(1, Text(1, text))]))))),
            .. Field(6, KeyValue("raw", Field(7, Encoding.UTF8.GetBytes(raw)))),
        ])));

        Assert.Equal(Logs("pwd=REDACTED-key", "password=REDACTED-key"), Redact(Logs("pwd=hunter2", "password=hunter2"), OtlpSignal.Logs));
    }

    [Theory]
    [InlineData(5, 7)]
    [InlineData(7, 7)]
    [InlineData(9, 9)]
    [InlineData(10, 1)]
    [InlineData(11, 7)]
    public void Secrets_are_removed_from_the_tags_of_each_metric_type(int data, int attributes)
    {
        byte[] Point(string value) => Field(1, Field(attributes, KeyValue("user", Text(1, value))));
        byte[] Metric(string value) => Field(1, Field(2, Field(2, [.. Text(1, "m"), .. Field(data, Point(value))])));

        Assert.Equal(Metric("REDACTED-email"), Redact(Metric("ada@example.com"), OtlpSignal.Metrics));
    }

    [Fact]
    public void A_secret_key_hides_its_value_in_whatever_order_they_are_written()
    {
        byte[] ValueFirst(string value) => Traces(Field(9, [.. Field(2, Text(1, value)), .. Text(1, "token")]));

        Assert.Equal(ValueFirst("REDACTED-key"), Redact(ValueFirst("ada@example.com"), OtlpSignal.Traces));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Items_of_each_signal_are_counted_with_redaction_enabled_and_disabled(bool enabled)
    {
        var reader = new OtlpPayloadReader(new RedactionPolicy(new RedactionOptions { Enabled = enabled }));
        byte[] Items(int field, int count) => [.. Enumerable.Repeat(Field(field, []), count).SelectMany(static f => f)];
        byte[] Request(byte[] scope) => [.. Field(1, Field(2, scope)), .. Field(1, [.. Field(2, scope), .. Field(2, scope)])];
        byte[] metrics = [.. new[] { 5, 7, 9, 10, 11 }.SelectMany(data => Field(2, Field(data, Items(1, data))))];

        Assert.Equal(12, reader.Read(Request(Items(2, 4)), OtlpSignal.Traces).Items);
        Assert.Equal(12, reader.Read(Request(Items(2, 4)), OtlpSignal.Logs).Items);
        Assert.Equal(3 * (5 + 7 + 9 + 10 + 11), reader.Read(Request(metrics), OtlpSignal.Metrics).Items);
        Assert.Equal(0, reader.Read([], OtlpSignal.Metrics).Items);
        Assert.Equal(0, reader.Read("{\"resourceSpans\":[]}"u8, OtlpSignal.Traces).Items);
    }

    [Fact]
    public void Items_before_malformed_bytes_are_counted()
    {
        var request = Traces(Attribute("http.route", Text(1, "/orders")));

        Assert.Equal(2, new OtlpPayloadReader(Policy).Read([.. request, .. request, 0x0A, 0x7F, 1], OtlpSignal.Traces).Items);
    }

    [Fact]
    public void A_request_is_rewritten_only_when_redaction_is_enabled()
    {
        var request = Traces(Attribute("password", Text(1, "hunter2")));

        Assert.False(new OtlpPayloadReader(new RedactionPolicy(new RedactionOptions { Enabled = false })).Read(request, OtlpSignal.Traces).IsChanged);
        Assert.True(new OtlpPayloadReader(Policy).Read(request, OtlpSignal.Traces).IsChanged);
    }

    [Fact]
    public void A_request_that_is_not_protobuf_stays_unchanged()
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
    public void A_deeply_nested_request_does_not_overflow_the_stack()
    {
        byte[] value = Text(1, "password=hunter2");
        for (var i = 0; i < 5_000; i++)
        {
            value = Field(5, Field(1, value));
        }

        Assert.Null(Redact(Traces(Attribute("deep", value)), OtlpSignal.Traces));
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(1, 7)]
    public void A_secret_at_any_depth_is_hidden_or_its_request_is_sent_unchanged(int maps, int readArrays)
    {
        byte[] Request(string secret, int arrays)
        {
            var value = Map(KeyValue("token", Text(1, secret)));
            for (var i = 0; i < arrays; i++)
            {
                value = Field(5, Field(1, value));
            }

            return Traces(Attribute("deep", maps > 0 ? Map(KeyValue("deeper", value)) : value));
        }

        for (var arrays = 0; arrays < 20; arrays++)
        {
            var expected = arrays < readArrays ? Request("REDACTED-key", arrays) : null;
            Assert.Equal(expected, Redact(Request("hunter2", arrays), OtlpSignal.Traces));
        }
    }

    /// <summary>A reader remembers what it found unchanged. What it remembers must not decide about anything else.</summary>
    [Fact]
    public void A_reader_that_has_read_other_requests_changes_a_request_as_a_new_reader_does()
    {
        var used = new OtlpPayloadReader(Policy);
        Gen.Select(OneOf(Keys), OneOf(Values), Gen.Int[0, 20], Gen.Enum<OtlpSignal>()).Array[1, 6].Sample(
            parts =>
            {
                foreach (var (key, value, depth, signal) in parts)
                {
                    var nested = Enumerable.Range(0, depth).Aggregate(Text(1, value), static (inner, _) => Field(5, Field(1, inner)));
                    byte[] request = signal switch
                    {
                        OtlpSignal.Traces => Traces(Text(5, value), Attribute(key, nested), Field(11, Field(3, KeyValue(key, nested)))),
                        OtlpSignal.Metrics => Field(1, Field(2, Field(2, Field(9, Field(1, [.. Field(9, KeyValue(key, nested)), .. Field(8, Field(7, KeyValue(key, nested)))]))))),
                        _ => Field(1, Field(2, Field(2, [.. Field(5, nested), .. Field(6, KeyValue(key, nested)), .. Field(6, KeyValue("exception.stacktrace", Text(1, value)))]))),
                    };
                    var payload = used.Read(request, signal);
                    var changed = payload.IsChanged ? payload.Changed.ToArray() : null;
                    Assert.Equal(Redact(request, signal), changed);
                    used = payload.IsChanged ? new OtlpPayloadReader(Policy, harmless: used.Harmless) : used;
                }
            },
            iter: 20_000,
            threads: 1);
    }

    [Fact]
    public void A_reader_that_has_read_a_malformed_attribute_reads_the_whole_one()
    {
        var reader = new OtlpPayloadReader(Policy);
        byte[] malformed = Field(9, [.. Text(1, "note"), .. Field(2, [.. Text(1, "pwd=hunter2"), 0x0A, 0x7F])]);

        Assert.False(reader.Read(Traces(malformed), OtlpSignal.Traces).IsChanged);
        Assert.True(reader.Read(Traces(Attribute("note", Text(1, "pwd=hunter2"))), OtlpSignal.Traces).IsChanged);
        Assert.False(reader.Read(Traces(malformed), OtlpSignal.Traces).IsChanged);
    }

    [Fact]
    public void An_attribute_of_an_exemplar_is_removed_whatever_was_read_before()
    {
        var reader = new OtlpPayloadReader(Policy, [Encoding.UTF8.GetBytes("user")]);
        byte[] Request(bool hasExemplar) => Field(1, Field(2, Field(2, Field(9, Field(1, [
            .. Field(9, KeyValue("user", Text(1, "ada"))), .. hasExemplar ? Field(8, Field(7, KeyValue("user", Text(1, "ada")))) : Field(8, []),
        ])))));

        Assert.False(reader.Read(Request(hasExemplar: false), OtlpSignal.Metrics).IsChanged);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Request(hasExemplar: false), reader.Read(Request(hasExemplar: true), OtlpSignal.Metrics).Changed.ToArray());
            Assert.False(reader.Read(Request(hasExemplar: false), OtlpSignal.Metrics).IsChanged);
        }
    }

    [Fact]
    public async Task A_clean_request_allocates_nothing()
    {
        var reader = new OtlpPayloadReader(Policy);
        var request = Traces([.. Enumerable.Range(0, 200).Select(i => Attribute("http.route", Text(1, $"/orders/{i}?page=2 and some more text to look at")))]);
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            reader.Read(request, OtlpSignal.Traces);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Code that the runtime has not optimized yet may allocate.
        await Poll.UntilAsync(() => Run() == 0, Poll.DefaultTimeout, "a run that allocates nothing");
    }

    private static string[] Keys => ["http.route", "note", "password", "exception.type", "aws.remote.service", "a"];

    private static string[] Values =>
    [
        "/orders", "web", "hunter2", "pwd=hunter2", "shop@db.example.com", "Failure", "My.Failure", "My.Failure: no", "4111 1111 1111 1111", string.Empty,
        new('x', 100),
    ];

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static byte[]? Redact(byte[] request, OtlpSignal signal)
    {
        var payload = new OtlpPayloadReader(Policy).Read(request, signal);
        return payload.IsChanged ? payload.Changed.ToArray() : null;
    }

    private static byte[] Traces(params byte[][] span) => Field(1, Field(2, Field(2, [.. span.SelectMany(static f => f)])));

    private static byte[] Attribute(string key, byte[] value) => Field(9, KeyValue(key, value));

    private static byte[] KeyValue(string key, byte[] value) => [.. Text(1, key), .. Field(2, value)];

    private static byte[] Map(byte[] keyValue) => Field(6, Field(1, keyValue));

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
