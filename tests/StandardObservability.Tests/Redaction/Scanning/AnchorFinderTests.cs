using System.Buffers;
using CsCheck;
using StandardObservability.Redaction.Scanning;
using Xunit;

namespace StandardObservability.Tests.Redaction.Scanning;

/// <summary>.NET's search is the judge: comparing finds the same.</summary>
public sealed class AnchorFinderTests
{
    private static readonly string[] Words = ["secret", "Bearer ", "://", "SK", "contraseña", "пароль", "k", "\\u00f1"];

    [Fact]
    public void Comparing_finds_what_the_search_finds()
    {
        var search = SearchValues.Create(Words, StringComparison.OrdinalIgnoreCase);
        var finder = new AnchorFinder([.. Words]);
        string[] parts =
        [
            .. Words, "SECRET", "beaRER ", "sk", "CONTRASEÑA", "ПАРОЛЬ", "\\u00F1", "K", "\u212a", "\u017fecret", "ı", "İ", "\ud83d", "", "secre",
        ];
        var piece = Gen.OneOf(Gen.Int[0, parts.Length - 1].Select(i => parts[i]), Gen.String[0, 5]);

        piece.Array[0, 6].Select(string.Concat).Sample(text => Assert.Equal(text.AsSpan().IndexOfAny(search), finder.Compare(text)), iter: 20_000);
    }

    [Fact]
    public void The_search_takes_over_after_many_characters()
    {
        var finder = new AnchorFinder([.. Words]);
        var text = new string('x', 1000) + "Secret";
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(1000, finder.FindIn(text));
        }

        Assert.True(SpinWait.SpinUntil(() => finder.HasSearch, TimeSpan.FromSeconds(30)));
        Assert.Equal(1000, finder.FindIn(text));
        Assert.Equal(-1, finder.FindIn("nothing"));
    }

    [Fact]
    public void An_empty_text_has_no_word() => Assert.Equal(-1, new AnchorFinder([.. Words]).FindIn([]));
}
