using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Judges;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>What holds for any text: the same result in UTF-16 and UTF-8, nothing restored by a second redaction, linear time, no allocation.</summary>
[Collection(AloneTests.Name)]
public sealed class RedactionPropertyTests
{
    /// <summary>Other processes may take the processor while one of the two lengths is measured.</summary>
    private const int Attempts = 5;

    private const int MaxPasses = 8;

    private static readonly RedactionPolicy Policy = new(new RedactionOptions());

    private static readonly Regex Markers = new(
        $"{RedactionKinds.MarkerPrefix}(?:{string.Join('|', RedactionKinds.ByGroup.Values.SelectMany(static g => g).OrderByDescending(static k => k.Length))})");

    private static readonly Gen<string> Pieces = Gen.OneOf(
        OneOf([.. Secrets.All.Select(static s => s.Text)]),
        OneOf([.. OrdinaryTexts.All]),
        OneOf(" ", "\n", "\"", "'", "=", ":", "@", "://", "-", "_", ".", ",", ";", "&", "%40", "\\"),
        OneOf("password=", "token: ", "Bearer ", "eyJ", "4111 ", "contraseña=", "密码: ", "pässword", "pass=", "sid=", "Authorization: "),
        OneOf("\t", " is ", "|", " -> ", ":=", " (bob): ", "mysql -p", "curl -u ", "Digest a=", " response=", "<password value=", "--password", "salt=", "totp: ",
            " { Value = ", "(value=", "x name=\"password\">", "f(", " provided: ", "pw="),
        OneOf("é", "€", "🔑", "𝓐", "e\u0301", "\u00a0", "\u2028", "，", "広告", ".é", "@é", "é@", "\\u00e9", "\u0080", "\u00c3\u00a9", "\ufffd"),
        Gen.String[Gen.Char['\u0020', '\u007e'], 0, 12]);

    [Fact]
    public void Any_text_is_redacted_the_same_in_UTF16_and_UTF8_and_is_unchanged_around_secrets()
        => Pieces.Array[1, 8].Select(string.Concat).Sample(
            static text =>
            {
                var redacted = Policy.Redact(text);
                Assert.Equal(redacted, RedactUtf8(text));
                AssertIsUnchangedAroundMarkers(text, redacted);
            },
            iter: 20_000);

    /// <summary>What stands beside a secret may make it look ordinary, and beside a marker no longer does.</summary>
    [Fact]
    public void Redacting_any_sequence_of_texts_again_only_removes_more_and_ends()
        => Gen.Select(Pieces.Array[1, 8], OneOf(" ", "\n")).Select(static (pieces, separator) => string.Join(separator, pieces)).Sample(
            static text =>
            {
                var redacted = Policy.Redact(text);
                var passes = 1;
                for (var again = Policy.Redact(redacted); again != redacted; again = Policy.Redact(redacted))
                {
                    AssertIsUnchangedAroundMarkers(redacted, again);
                    Assert.True(++passes <= MaxPasses, again);
                    redacted = again;
                }
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
                Policy.FindSecrecy("http.request.header.x"u8);
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
    [InlineData("[key, ")]
    [InlineData("(key, a")]
    [InlineData("key=[\"a")]
    [InlineData("key={\"a\":")]
    [InlineData("key={ a ")]
    [InlineData("key:\n- a\n")]
    [InlineData("key: |\n a")]
    [InlineData("key\\u0022:\\u0022")]
    [InlineData("%22key%22%3A%22")]
    [InlineData("\"key\",\"value\":")]
    [InlineData("authorization=a ")]
    [InlineData("cookie=a=b; ")]
    [InlineData("{ key = a b, ")]
    [InlineData("key => ")]
    [InlineData("curl -u a:\"")]
    [InlineData("curl -u a")]
    [InlineData(" -p")]
    [InlineData("Digest a=")]
    [InlineData("password|")]
    [InlineData("<password a ")]
    [InlineData("password (")]
    [InlineData("password is a")]
    [InlineData("password -> ")]
    [InlineData("password\t")]
    [InlineData("mysql -p")]
    public void The_time_for_any_text_is_linear_in_its_length(string piece)
    {
        var isLinear = false;
        var (small, large) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var attempt = 0; attempt < Attempts && !isLinear; attempt++)
        {
            (small, large) = (Measure(piece, 1 << 17), Measure(piece, 1 << 20));

            // Eight times the length takes eight times as long when linear and 64 times when quadratic. Short times are noise.
            isLinear = large < TimeSpan.FromMilliseconds(60) || large < small * 28;
        }

        Assert.True(isLinear, $"{piece}: {small.TotalMilliseconds} ms for 128 kB, {large.TotalMilliseconds} ms for 1 MB");
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

    private static void AssertIsUnchangedAroundMarkers(string text, string redacted)
    {
        var at = 0;
        foreach (var part in Markers.Split(redacted))
        {
            at = text.IndexOf(part, at, StringComparison.Ordinal);
            Assert.True(at >= 0, $"\"{part}\" is not a part of \"{text}\"");
            at += part.Length;
        }
    }

    private static string RedactUtf8(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var output = new ArrayBufferWriter<byte>();
        return Encoding.UTF8.GetString(Policy.TryRedact(utf8, output) ? output.WrittenSpan : utf8);
    }
}
