using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

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
        Assert.Equal(
            all.Where(static k => k != RedactionKinds.Classified).Order(StringComparer.Ordinal),
            Secrets.All.Select(static s => s.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
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

                Assert.False(
                    redacted.Contains(sample.Secret, StringComparison.Ordinal) || redacted.Contains(secret, StringComparison.Ordinal),
                    $"{kind} is not redacted: {text} -> {redacted}");
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
        var redacted = Policy.Redact(
            "Bearer  -----BEGIN PRIVATE KEY-----\noVJ9FRqX2AoBA5UPkM7EESS7uqiw0jwzE0Ssjn6EBPN4ydAZ3ZhgD8fXDX0QitS5 /usr/lib/x86_64-linux-gnu/libssl.so.3");
        Assert.Equal("Bearer  REDACTED-private-key_64-linux-gnu/libssl.so.3", redacted);
        Assert.Same(redacted, Policy.Redact(redacted));
    }
}
