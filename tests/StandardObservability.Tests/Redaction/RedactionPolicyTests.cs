using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Judges;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

[Collection(AloneTests.Name)]
public sealed class RedactionPolicyTests
{
    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Texts around a secret.</summary>
    private static readonly Func<string, string>[] Carriers =
    [
        static t => t,
        static t => t + "\n",
        static t => "\n" + t,
        static t => "The call failed with " + t + "\nand was not tried again",
        static t => $"Request to upstream ({t}",
        static t => $"first\n{t}\nthen\n{t}",
        static t => new InvalidOperationException("Could not read: " + t, new ArgumentException(t)).ToString(),
        static t => "größe — " + t,
        static t => JsonSerializer.Serialize(new { id = 7, note = t, ok = true }, Json),
        static t => JsonSerializer.Serialize(new { note = "before " + t }, Json),
    ];

    private static readonly Regex Markers = new($"{RedactionKinds.MarkerPrefix}(?:{string.Join('|', RedactionKinds.ByGroup.Values.SelectMany(static g => g).OrderByDescending(static k => k.Length))})");

    private static readonly Gen<string> Pieces = Gen.OneOf(
        OneOf([.. Secrets.All.Select(static s => s.Text)]),
        OneOf([.. OrdinaryTexts.All]),
        OneOf(" ", "\n", "\"", "'", "=", ":", "@", "://", "-", "_", ".", ",", ";", "&", "%40", "\\", "password=", "token: ", "Bearer ", "eyJ", "4111 ", "é", "€", "🔑"),
        Gen.String[Gen.Char['\u0020', '\u007e'], 0, 12]);

    public static TheoryData<string> Kinds => [.. Secrets.All.Select(static s => s.Kind).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void The_corpus_has_at_least_200_samples_of_at_least_20_kinds_and_200_ordinary_texts()
    {
        Assert.InRange(Secrets.All.Count, 200, int.MaxValue);
        Assert.Distinct(Secrets.All);
        Assert.InRange(OrdinaryTexts.All.Count, 200, int.MaxValue);
        Assert.Distinct(OrdinaryTexts.All);
        var all = RedactionKinds.ByGroup.Values.SelectMany(static g => g).ToList();
        Assert.InRange(all.Count, 20, int.MaxValue);
        Assert.Equal(all.Where(static k => k != RedactionKinds.Classified).Order(StringComparer.Ordinal), Secrets.All.Select(static s => s.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Secrets.All.GroupBy(static s => s.Kind), static k => Assert.InRange(k.Count(), 8, int.MaxValue));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_secret_of_each_kind_is_redacted_in_every_carrier(string kind)
    {
        foreach (var sample in Secrets.All.Where(s => s.Kind == kind))
        {
            foreach (var carrier in Carriers)
            {
                var text = carrier(sample.Text);
                var redacted = Policy.Redact(text);
                var secret = JsonSerializer.Serialize(sample.Secret, Json)[1..^1];

                Assert.False(redacted.Contains(sample.Secret, StringComparison.Ordinal) || redacted.Contains(secret, StringComparison.Ordinal), $"{kind} is not redacted: {text} -> {redacted}");
                Assert.Contains(RedactionKinds.MarkerPrefix, redacted, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_marker_names_the_kind_and_only_the_secret_is_replaced(string kind)
    {
        foreach (var sample in Secrets.All.Where(s => s.Kind == kind))
        {
            var expected = sample.Text.Replace(sample.Secret, RedactionKinds.MarkerPrefix + kind, StringComparison.Ordinal);

            // The access key id before the secret has its own marker.
            expected = kind == RedactionKinds.AwsSecretKey ? "REDACTED-aws-access-key-id" + expected[20..] : expected;
            Assert.Equal(expected, Policy.Redact(sample.Text));
        }
    }

    [Fact]
    public void Ordinary_text_is_unchanged()
        => Assert.All(OrdinaryTexts.All, static t => Assert.Same(t, Policy.Redact(t)));

    [Fact]
    public void Ordinary_text_within_sentences_and_JSON_is_unchanged()
    {
        foreach (var text in OrdinaryTexts.All)
        {
            var sentence = "Request failed: " + text;
            var line = JsonSerializer.Serialize(new { message = text, count = 5 }, Json);
            Assert.Same(sentence, Policy.Redact(sentence));
            Assert.Same(line, Policy.Redact(line));
        }
    }

    [Fact]
    public void Redacting_twice_gives_the_same_text()
        => Assert.All(Secrets.All.SelectMany(static s => Carriers.Select(c => Policy.Redact(c(s.Text)))), static t => Assert.Same(t, Policy.Redact(t)));

    [Fact]
    public void A_marker_followed_by_other_text_is_not_redacted_again()
    {
        var redacted = Policy.Redact("Bearer  -----BEGIN PRIVATE KEY-----\noVJ9FRqX2AoBA5UPkM7EESS7uqiw0jwzE0Ssjn6EBPN4ydAZ3ZhgD8fXDX0QitS5 /usr/lib/x86_64-linux-gnu/libssl.so.3");
        Assert.Equal("Bearer  REDACTED-private-key_64-linux-gnu/libssl.so.3", redacted);
        Assert.Same(redacted, Policy.Redact(redacted));
    }

    [Fact]
    public void Any_text_is_redacted_the_same_in_UTF16_and_UTF8_and_is_unchanged_around_secrets()
        => Pieces.Array[1, 8].Select(string.Concat).Sample(
            static text =>
            {
                var redacted = Policy.Redact(text);
                Assert.Equal(redacted, RedactUtf8(text));
                var at = 0;
                foreach (var part in Markers.Split(redacted))
                {
                    at = text.IndexOf(part, at, StringComparison.Ordinal);
                    Assert.True(at >= 0, $"\"{part}\" is not a part of \"{text}\"");
                    at += part.Length;
                }
            },
            iter: 20_000);

    [Fact]
    public void Redacting_any_sequence_of_texts_twice_gives_the_same_text()
        => Gen.Select(Pieces.Array[1, 8], OneOf(" ", "\n")).Select(static (pieces, separator) => string.Join(separator, pieces)).Sample(
            static text =>
            {
                var redacted = Policy.Redact(text);
                Assert.Equal(redacted, Policy.Redact(redacted));
            },
            iter: 20_000);

    [Fact]
    public async Task A_text_without_secrets_allocates_nothing()
    {
        var texts = OrdinaryTexts.All.Select(static t => (Text: t, Utf8: Encoding.UTF8.GetBytes(t))).ToArray();
        var keys = new[] { "http.route", "OrderId", "tokenCount", "author", "url.query", "db.password" };
        var unused = new ArrayBufferWriter<byte>();
        long Run()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var (text, utf8) in texts)
            {
                Policy.TryRedact(text.AsSpan(), out _);
                Policy.TryRedact(utf8, unused);
                Policy.TryRedact("note", text, out _);
            }

            foreach (var key in keys)
            {
                Policy.IsSecretKey(key);
                Policy.IsSecretKey("http.request.header.x"u8);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Code that the runtime has not optimized yet may box.
        await Poll.UntilAsync(() => Run() == 0, Poll.DefaultTimeout, "a run that allocates nothing");
    }

    [Theory]
    [InlineData("@")]
    [InlineData("a@")]
    [InlineData("a.b@c.d-")]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("eyJhbGciOiJub25lIn0.")]
    [InlineData("=")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("4111 ")]
    [InlineData("4111-")]
    [InlineData("DE89 ")]
    [InlineData("password")]
    [InlineData("password=")]
    [InlineData("password: ")]
    [InlineData("password=\"\\")]
    [InlineData("password=,a")]
    [InlineData("password=(")]
    [InlineData("token;")]
    [InlineData(";pwd=a ")]
    [InlineData("Authorization: ")]
    [InlineData("Authorization: x")]
    [InlineData("Cookie: a")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWFh")]
    [InlineData("Basic ")]
    [InlineData("://")]
    [InlineData("a://b:c")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("-----BEGIN PRIVATE KEY----- a ")]
    [InlineData("AK\u0049A")]
    [InlineData("sig=")]
    [InlineData("ghp_")]
    [InlineData("glpat-")]
    [InlineData("xoxb-")]
    [InlineData("%40")]
    [InlineData("a%40b.")]
    [InlineData("key key ")]
    [InlineData("\"key\"")]
    [InlineData("--key ")]
    [InlineData("<key>")]
    public void The_time_for_any_text_is_linear_in_its_length(string piece)
    {
        var small = Measure(piece, 1 << 17);
        var large = Measure(piece, 1 << 20);

        // Eight times the length takes eight times as long when linear and 64 times when quadratic. Short times are noise.
        Assert.True(large < TimeSpan.FromMilliseconds(60) || large < small * 28, $"{piece}: {small.TotalMilliseconds} ms for 128 kB, {large.TotalMilliseconds} ms for 1 MB");
        Assert.InRange(large, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Objects_and_lists_are_redacted()
    {
        Assert.True(Policy.TryRedact("list", new[] { "a", Secrets.Jwt(1) }, out var list));
        Assert.Equal(["a", "REDACTED-jwt"], (string[])list);
        Assert.True(Policy.TryRedact("uri", new Uri("https://u:p@example.com/"), out var uri));
        Assert.Equal("https://REDACTED-url-user@example.com/", uri);
        Assert.True(Policy.TryRedact("built", new StringBuilder("password=hunter2"), out var built));
        Assert.Equal("password=REDACTED-key", built);
        Assert.True(Policy.TryRedact("cvv", 123, out var number));
        Assert.Equal("REDACTED-key", number);
        Assert.True(Policy.TryRedact("Tokens", new { Token = "abc" }, out var anonymous));
        Assert.Equal("{ Token = REDACTED-key }", anonymous);
        Assert.False(Policy.TryRedact("hasToken", true, out _));
        Assert.False(Policy.TryRedact("token", null, out _));
        Assert.False(Policy.TryRedact("amount", 4111111111111111L, out _));
        Assert.False(Policy.TryRedact("time", DateTimeOffset.UnixEpoch, out _));
        Assert.False(Policy.TryRedact("items", new List<int> { 1 }, out _));
        Assert.False(Policy.TryRedact("object", new ThrowingText(), out _));
    }

    [Fact]
    public void With_redaction_disabled_nothing_is_redacted()
    {
        var disabled = new RedactionPolicy(new RedactionOptions { Enabled = false });

        Assert.All(Secrets.All, s => Assert.Same(s.Text, disabled.Redact(s.Text)));
        Assert.False(disabled.IsSecretKey("password"));
        Assert.False(disabled.IsSecretKey("password"u8));
        Assert.False(disabled.TryRedact("password", "x", out _));
    }

    [Fact]
    public void One_kind_is_disabled_without_the_others()
    {
        var policy = new RedactionPolicy(new RedactionOptions { Kinds = { ["EMAIL"] = false, ["key"] = false, ["card"] = true } });

        Assert.Equal("a@example.com REDACTED-iban", policy.Redact("a@example.com " + "DE" + "89370400440532013000"));
        Assert.Equal("password=hunter2", policy.Redact("password=hunter2"));
        Assert.False(policy.IsSecretKey("password"));
    }

    [Fact]
    public void Configured_keys_are_secret_in_attributes_and_in_text_and_allowed_keys_are_not()
    {
        var policy = new RedactionPolicy(new RedactionOptions { Keys = ["customer number", "*kennwort"], AllowedKeys = ["csrf token"] });

        Assert.True(policy.IsSecretKey("shop.CustomerNumber"));
        Assert.True(policy.IsSecretKey("altkennwort"));
        Assert.False(policy.IsSecretKey("X-CSRF-Token"));
        Assert.True(policy.IsSecretKey("X-Other-Token"));
        Assert.Equal("customer_number=REDACTED-key csrf_token=abc", policy.Redact("customer_number=4711 csrf_token=abc"));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static TimeSpan Measure(string piece, int length)
    {
        var text = new StringBuilder().Insert(0, piece, (length / piece.Length) + 1).ToString();
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            Policy.TryRedact(text.AsSpan(), out _);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    private static string RedactUtf8(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var output = new ArrayBufferWriter<byte>();
        return Encoding.UTF8.GetString(Policy.TryRedact(utf8, output) ? output.WrittenSpan : utf8);
    }

    private sealed class ThrowingText
    {
        public override string ToString() => throw new InvalidOperationException("password=hunter2");
    }
}
