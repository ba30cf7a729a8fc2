using CsCheck;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Scanning;
using Xunit;

namespace StandardObservability.Tests.Redaction.Scanning;

public sealed class HarmlessTextsTests
{
    [Fact]
    public void Contain_only_texts_that_were_added_twice_in_a_row()
    {
        var texts = new HarmlessTexts();
        texts.Add("/orders/{id}");
        Assert.False(texts.Contain("/orders/{id}"));
        texts.Add("/orders/{id}");

        Assert.True(texts.Contain(new string("/orders/{id}".AsSpan())));
        Assert.False(texts.Contain("/orders/{ip}"));
        Assert.False(texts.Contain(string.Empty));
        Assert.False(texts.Contain(new string('x', 100_000)));

        // These have the same place, and do not repeat.
        texts.Add("/orders/{ip}");
        texts.Add("/orders/{iq}");
        Assert.True(texts.Contain("/orders/{id}"));
    }

    /// <summary>Texts that differ only where the place does not read them share a place.</summary>
    [Fact]
    public void A_secret_at_the_place_of_an_ordinary_text_is_found()
    {
        var scanner = new ValueScanner(new KeyRules([], []), static _ => true);
        const string Ordinary = "a note=is there, and more text follows";
        const string Secret = "a pwd=hunt3r2, and more text follows ";
        string[] texts = [Ordinary, Secret, Ordinary.Replace("note=is t", "pwd=hunt3", StringComparison.Ordinal)];
        Gen.Select(Gen.Int[0, texts.Length - 1].Select(i => texts[i]), Gen.Bool).Sample(
            (text, isRepeated) =>
            {
                for (var i = isRepeated ? 0 : 2; i < 3; i++)
                {
                    Assert.Equal(scanner.Scan(text.AsSpan()), scanner.Scan(text));
                }
            },
            threads: 4);
    }
}
