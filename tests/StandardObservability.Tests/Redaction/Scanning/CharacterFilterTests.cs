using System.Text;
using CsCheck;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Scanning;
using StandardObservability.Text;
using Xunit;

namespace StandardObservability.Tests.Redaction.Scanning;

/// <summary>The filter may name too many kinds of secrets, but never too few.</summary>
public sealed class CharacterFilterTests
{
    private const PossibleSecrets All = PossibleSecrets.AfterName | PossibleSecrets.LongToken | PossibleSecrets.EmailAddress | PossibleSecrets.Number;

    private static readonly ValueScanner Scanner = new(new KeyRules(["internal code"], []), static _ => true);

    private static readonly Gen<string> Secret = OneOf(
        [.. Secrets.All.Select(static s => s.Text), "Basic YTpi", "basic\tYTpi", "INTERNAL-CODE=77abc9", "--password hunter2", "<secret>s3cr3t</secret>", "PASSWORD\thunter2x", "the password is hunt3r2Xy",
            "db_password->hunter2", "token|hunter2", "mysql -phunter2", "curl -u a:hunter2", "Password (bob): hunter2", "pin := 'hunter2'", "totp: 482913",
            "de89 3704 0044 0532 0130 00", "gb29nwbk60161331926819", "fr14 2004 1010 0505 0001 3m02 606", "mt84malt011000012345mtlcast001s"]);

    private static readonly Gen<string> Around = Gen.OneOf(
        OneOf([.. OrdinaryTexts.All]),
        Gen.String[Gen.Char['\u0001', '\u02ff'], 0, 70],
        Gen.Int[0, 130].Select(static n => new string(' ', n)));

    [Fact]
    public void Every_secret_that_the_rules_find_passes_the_filter_at_any_position()
        => Gen.Select(Around, Secret, Around).Sample(static (before, secret, after) => AssertPassesFilter($"{before} {secret} {after}"), iter: 20_000);

    /// <summary>Secrets with one character replaced, removed or doubled: those that are still secrets must pass the filter.</summary>
    [Fact]
    public void A_mutated_secret_that_the_rules_find_passes_the_filter()
        => Gen.Select(Secret, Gen.Int[0, 1000], Gen.Int[0, 2], Gen.Char['\u0009', '\u007f']).Sample(
            static (secret, at, mutation, c) =>
            {
                var i = at % secret.Length;
                AssertPassesFilter(mutation switch
                {
                    0 => secret[..i] + c + secret[(i + 1)..],
                    1 => secret.Remove(i, 1),
                    _ => secret.Insert(i, secret[i].ToString()),
                });
            },
            iter: 50_000);

    [Fact]
    public void Ordinary_words_and_small_numbers_do_not_pass_the_filter()
    {
        string[] texts =
            ["Order 5 of book placed at 12.5", "Größe geändert", "Checkout has taken 3 items", "GET /orders/17", "GET /orders/10012345 ended with 200 in 12.345 ms", new('a', 15), "state_machine advanced"];
        Assert.All(texts, static t =>
        {
            var ignored = t.Length > 20 ? PossibleSecrets.LongToken : PossibleSecrets.None;
            Assert.Equal(PossibleSecrets.None, CharacterFilter.FindPossibleSecrets(t.AsSpan()) & ~ignored);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    [InlineData(47)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void Every_condition_holds_at_every_position(int at)
    {
        var before = new string('.', at).Replace("....", ". . ", StringComparison.Ordinal);
        Assert.Equal(PossibleSecrets.AfterName, CharacterFilter.FindPossibleSecrets((before + " a=b").AsSpan()));
        Assert.Equal(PossibleSecrets.AfterName, CharacterFilter.FindPossibleSecrets((before + " -- ").AsSpan()));
        Assert.Equal(PossibleSecrets.AfterName, CharacterFilter.FindPossibleSecrets((before + " Basic x").AsSpan()));
        Assert.Equal(PossibleSecrets.EmailAddress, CharacterFilter.FindPossibleSecrets((before + " a@b").AsSpan()));
        Assert.Equal(PossibleSecrets.LongToken, CharacterFilter.FindPossibleSecrets((before + " 0123456789abcdef ").AsSpan()));
        Assert.Equal(PossibleSecrets.Number, CharacterFilter.FindPossibleSecrets((before + " GB82 ").AsSpan()));
        Assert.Equal(PossibleSecrets.Number, CharacterFilter.FindPossibleSecrets((before + " 4111 1111 111111").AsSpan()));
        Assert.Equal(PossibleSecrets.None, CharacterFilter.FindPossibleSecrets((before + " 411 11 1111 11 ok").AsSpan()));
    }

    private static void AssertPassesFilter(string text)
    {
        if (Scanner.Search(text, All) is { Count: > 0 } findings)
        {
            Assert.Equal(
                findings.OrderBy(static f => f.Start).ThenBy(static f => f.End),
                Scanner.Scan(text)!.OrderBy(static f => f.Start).ThenBy(static f => f.End));
            Assert.True(ValueScanner.MayContainSecret(Encoding.UTF8.GetBytes(text)), text);
            Assert.True(text.Contains('\t') || ValueScanner.MayContainSecret(JsonFragments.Escaped(text).Text), text);
        }
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
