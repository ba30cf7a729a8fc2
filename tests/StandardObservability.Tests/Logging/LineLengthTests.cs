using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Json;
using Xunit;

namespace StandardObservability.Tests.Logging;

/// <summary>Lines that exceed the maximum length.</summary>
public sealed class LineLengthTests
{
    [Fact]
    public void Truncates_the_largest_texts_and_keeps_the_others()
    {
        var logger = new RecordingLogger();
        logger.LogInformation("{Big} {Bigger} {Middle} {Small}", new string('b', 9_000), new string('c', 12_000), new string('m', 2_000), "small");
        var line = logger.Json;

        Assert.True(line.GetProperty("truncated").GetBoolean());
        Assert.Equal(2_000, line.GetProperty("Middle").GetString()!.Length);
        Assert.Equal("small", line.GetProperty("Small").GetString());
        var (big, bigger) = (line.GetProperty("Big").GetString()!, line.GetProperty("Bigger").GetString()!);
        Assert.Equal(big.Length, bigger.Length);
        Assert.EndsWith("b…", big, StringComparison.Ordinal);
        Assert.EndsWith("c…", bigger, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 15_980, 16_000);
    }

    [Fact]
    public void Keeps_a_line_that_fits_exactly()
    {
        var logger = new RecordingLogger();
        logger.LogInformation("{Text}", string.Empty);
        var spare = 16_000 - Encoding.UTF8.GetByteCount(logger.Line);
        logger.LogInformation("{Text}", new string('x', spare / 2));
        Assert.False(logger.Json.TryGetProperty("truncated", out _));
        Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 15_999, 16_000);

        logger.LogInformation("{Text}", new string('x', (spare / 2) + 1));
        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public void A_line_may_have_a_megabyte_when_the_log_driver_allows_it()
    {
        var logger = new RecordingLogger(maxLineBytes: 1_048_576);
        logger.LogInformation("{Text}", new string('x', 400_000));
        Assert.False(logger.Json.TryGetProperty("truncated", out _));
        Assert.Equal(400_000, logger.Json.GetProperty("Text").GetString()!.Length);

        logger.LogInformation("{Text}", new string('é', 2_000_000));
        Assert.True(logger.Json.GetProperty("truncated").GetBoolean());
        Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 1_048_500, 1_048_576);
    }

    [Fact]
    public void Truncates_texts_between_characters()
        => Gen.Select(Gen.String, Gen.OneOf(Gen.Const("\u0001"), Gen.Const("😀"), Gen.Const("é"), Gen.Const("\\\""), Gen.Const("\ud800")), Gen.Int[1, 40]).Sample(
            static (text, filler, fields) =>
            {
                var logger = new RecordingLogger(redaction: false);
                var value = string.Concat(Enumerable.Repeat(text + filler, 2_000 / Math.Max(1, text.Length)));
                logger.Log(LogLevel.Information, default, Enumerable.Range(0, fields).Select(i => new KeyValuePair<string, object?>($"f{i}", value[..^(i % value.Length)])).ToList(), null, static (_, _) => "m");

                Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 1, 16_000);
                Assert.Equal(fields, logger.Json.EnumerateObject().Count(static p => p.Name.StartsWith('f')));
                if (logger.Json.TryGetProperty("truncated", out _))
                {
                    // A replacement character would be a character that was split; lone surrogates are part of the input.
                    var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value));
                    foreach (var field in logger.Json.EnumerateObject().Where(static p => p.Name.StartsWith('f')))
                    {
                        Assert.StartsWith(field.Value.GetString()!.TrimEnd('…').TrimEnd('\ufffd'), whole, StringComparison.Ordinal);
                    }
                }
            },
            iter: 1_000);

    [Fact]
    public void Omits_fields_that_cannot_be_truncated_the_largest_first()
    {
        var logger = new RecordingLogger();
        var numbers = Enumerable.Range(0, 60).Select(static _ => Enumerable.Range(0, 60).Select(static i => 1e300 / 7 * i)).ToArray();
        logger.LogInformation("{OrderId} {Numbers} {Sku}", 5, numbers, "book");
        var line = logger.Json;

        Assert.Equal(5, line.GetProperty("OrderId").GetInt32());
        Assert.Equal("book", line.GetProperty("Sku").GetString());
        Assert.False(line.TryGetProperty("Numbers", out _));
        Assert.True(line.GetProperty("truncated").GetBoolean());
    }

    [Fact]
    public void A_line_has_fewer_than_200_fields()
    {
        var logger = new RecordingLogger();
        using (logger.BeginScope(Enumerable.Range(0, 500).ToDictionary(static i => $"k{i}", static object (i) => i)))
        {
            logger.LogError(new AggregateException(Enumerable.Range(0, 50).Select(static i => new FormatException($"{i}"))), "Many {A}", 1);
        }

        Assert.InRange(logger.Json.EnumerateObject().Count(), 150, 199);
        Assert.Equal(1, logger.Json.GetProperty("A").GetInt32());
    }

    [Fact]
    public void Cyclic_and_endless_values_result_in_a_line()
    {
        var logger = new RecordingLogger();
        var cycle = new List<object>();
        cycle.AddRange(Enumerable.Repeat(cycle, 64));
        var members = new Dictionary<string, object>();
        members["self"] = members;
        logger.LogInformation("{Cycle} {Self} {Endless} {Never}", cycle, members, Endless(), new NeverFits());

        Assert.InRange(Encoding.UTF8.GetByteCount(logger.Line), 1, 16_000);
        Assert.Equal(JsonValueKind.Object, logger.Json.GetProperty("Self").ValueKind);
        Assert.Equal(64, logger.Json.GetProperty("Endless").GetArrayLength());
    }

    [Fact]
    public void Inner_exceptions_have_fields_of_their_own()
    {
        var logger = new RecordingLogger();
        logger.LogError(new InvalidOperationException("outer", new AggregateException("several", new FormatException("first"), new ArgumentException("second", new TimeoutException("third")))), "It broke");
        var line = logger.Json;

        Assert.Equal("outer", line.GetProperty("exception.message").GetString());
        Assert.Equal("System.AggregateException", line.GetProperty("exception.inner.1.type").GetString());
        Assert.Equal("System.FormatException", line.GetProperty("exception.inner.2.type").GetString());
        Assert.Equal("first", line.GetProperty("exception.inner.2.message").GetString());
        Assert.Equal("System.ArgumentException", line.GetProperty("exception.inner.3.type").GetString());
        Assert.Equal("third", line.GetProperty("exception.inner.4.message").GetString());
        Assert.Contains("third", line.GetProperty("exception.stacktrace").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_chain_of_inner_exceptions_does_not_overflow_the_stack()
    {
        var logger = new RecordingLogger();
        logger.LogError(Enumerable.Range(0, 100_000).Aggregate(new FormatException("root"), static (e, i) => new FormatException($"e{i}", e)), "It broke");

        Assert.StartsWith("System.FormatException: e99999\n", logger.Json.GetProperty("exception.stacktrace").GetString(), StringComparison.Ordinal);
        Assert.Equal("e99998", logger.Json.GetProperty("exception.inner.1.message").GetString());
        Assert.False(logger.Json.TryGetProperty("exception.inner.6.type", out _));
    }

    [Fact]
    public void Times_are_UTC_with_milliseconds()
    {
        var clock = new TimestampField();
        foreach (var time in (string[])["2026-11-23T08:15:30.9994Z", "2026-11-23T08:15:30.0004Z", "2026-11-23T08:15:31.0424Z", "1999-12-31T23:59:59.999Z"])
        {
            Assert.Equal($"{{\"timestamp\":\"{time[..23]}Z", Encoding.ASCII.GetString(clock.Write(DateTimeOffset.Parse(time, null).ToOffset(TimeSpan.FromHours(5)))));
        }
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    private sealed class NeverFits : ISpanFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => "never";

        public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        {
            charsWritten = 0;
            return false;
        }
    }
}
